import './requireNode.mjs';
import { ensureInstalled } from './install.mjs';
import { askedPort } from './port.mjs';
import { root } from './run.mjs';

const port = askedPort(5173);
await ensureInstalled();
// Set by some shells for every program; the development build of React is wanted here.
process.env.NODE_ENV = 'development';
const { createServer } = await import('vite');
const server = await createServer({ root, server: { port } });
await server.listen();
server.printUrls();
