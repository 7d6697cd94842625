import type { ComponentChild } from 'preact';

/** Comments, strings and keywords of GraphQL, JSON, JavaScript, TypeScript, Python, shells and YAML. */
const TOKEN = new RegExp(
  [
    String.raw`((?<=^|\s)(?:\/\/|#) .*)`,
    String.raw`"(?:\\.|[^"\\\n])*"(?=\s*:)`, // a JSON key
    String.raw`("""[^]*?"""|\`(?:\\.|[^\\\`])*\`|"(?:\\.|[^\\"\n])*"|'(?:\\.|[^\\'\n])*')`,
    String.raw`\b(query|as|async|await|const|do|else|export|for|from|function|if|import|interface|let|new|null|raise|throw|true|false|while|with)\b`,
  ].join('|'),
  'gm',
);

/** Returns code with its tokens marked, without a script. */
function highlighted(code: string): ComponentChild[] {
  const parts: ComponentChild[] = [];
  let end = 0;
  for (const { index, 0: token, 1: comment, 2: string, 3: keyword } of code.matchAll(TOKEN)) {
    parts.push(code.slice(end, index));
    parts.push(comment ? <i>{token}</i> : string ? <s>{token}</s> : keyword ? <b>{token}</b> : token);
    end = index + token.length;
  }
  return [...parts, code.slice(end)];
}

interface CodeProps {
  id?: string;
  /** A description of the code, for screen readers. */
  label?: string;
  labelledBy?: string;
  children: string;
}

/** A block of code that can be scrolled with the keyboard. */
export function Code({ id, label, labelledBy, children }: CodeProps) {
  return (
    <pre class="code" id={id} tabIndex={0} aria-label={label} aria-labelledby={labelledBy}>
      {highlighted(children)}
    </pre>
  );
}

/** A block of code with a button that copies it. */
export function Copied({ id, name, label, children }: { id: string; name: string; label: string; children: string }) {
  return (
    <>
      <Code id={id} label={label}>
        {children}
      </Code>
      <button type="button" data-copy={id} hidden>
        Copy {name}
      </button>
    </>
  );
}
