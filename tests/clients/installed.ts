import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The packages of clients, which `npm ci --prefix tests/clients` installs: the gate does, users need not. */
export const CLIENTS = resolve('tests/clients/node_modules');

export const hasClients = existsSync(CLIENTS);
