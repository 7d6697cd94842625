import { Component } from 'preact';

/** Memoized: re-renders only when a prop changes, since a draft may have thousands of facts. */
export abstract class Still<Props extends object> extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    return Object.entries(next).some(([name, value]) => value !== this.props[name as keyof Props]);
  }
}
