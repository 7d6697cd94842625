import { IncomingMessage } from 'node:http';

/**
 * A request that ignores upgrades to other protocols than WebSocket: Java's HTTP client always asks for HTTP/2. Node sets
 * `upgrade` if a request asks for any protocol, and gives up its connection if the property then is true. Node 20 has no
 * other way to choose (`shouldUpgradeCallback`).
 */
export class UpgradableRequest extends IncomingMessage {
  declare private asks: boolean | null;

  set upgrade(asks: boolean | null) {
    this.asks = asks;
  }

  get upgrade(): boolean {
    const isWebSocket = this.method === 'GET' && this.headers.upgrade?.toLowerCase() === 'websocket';
    return this.asks === true && (isWebSocket || this.method === 'CONNECT');
  }
}
