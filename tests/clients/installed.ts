import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The packages of clients, installed by `npm ci --prefix tests/clients`; the gate installs them, users need not. */
export const CLIENTS = resolve('tests/clients/node_modules');

export const hasClients = existsSync(CLIENTS);
