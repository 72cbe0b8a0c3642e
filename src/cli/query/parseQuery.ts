import type { Asked } from '../../answers/asked';
import { PROTOCOLS, type Protocol } from '../../engine';
import { NO_PROFILE } from '../../workspace/profile';
import { answerOptions, LETTERS } from '../commonOptions';
import { among, type OptionTable, pathsFault, readOptions } from '../readOptions';
import { askedPort } from './batchLine';
import { QUERY_FORMATS, type QueryOptions } from './options';
import { parseEnd } from './parseEnd';

/** The options as they come in. */
interface Typed extends Omit<QueryOptions, 'queries' | 'paths'> {
  readonly from?: Asked;
  readonly to?: Asked;
  readonly protocol?: Protocol;
  readonly port?: number | string;
  readonly batch?: string;
}

const NOTHING_ASKED: Typed = { format: 'text', profile: NO_PROFILE, namespace: 'default', assumed: {} };

const TABLE: OptionTable<Typed> = {
  values: {
    ...answerOptions<Typed>(),
    '--format': among('--format', QUERY_FORMATS, (options, format) => ({ ...options, format })),
    '--from': (options, text) => {
      const from = parseEnd(text);
      return typeof from === 'string' ? `--from: ${from}` : { ...options, from };
    },
    '--to': (options, text) => {
      const to = parseEnd(text);
      return typeof to === 'string' ? `--to: ${to}` : { ...options, to };
    },
    '--port': (options, text) => {
      const port = askedPort(text);
      const takes = '--port takes a number from 1 to 65535, or the name of a port';
      return port === undefined ? `${takes}; it was given "${text}".` : { ...options, port };
    },
    '--protocol': (options, text) => {
      const protocol = PROTOCOLS.find((one) => one === text.toUpperCase());
      const takes = `--protocol takes one of ${PROTOCOLS.join(', ')}`;
      return protocol === undefined ? `${takes}; it was given "${text}".` : { ...options, protocol };
    },
    '--batch': (options, batch) => (batch === '' ? '--batch takes a file, or - for standard input.' : { ...options, batch }),
  },
  letters: { ...LETTERS, '-p': '--port' },
};

/** Reads what stands behind `drawbridge query`, or says in a sentence what is wrong with it. */
export function parseQuery(argv: readonly string[]): QueryOptions | string {
  const read = readOptions(argv, NOTHING_ASKED, TABLE);
  if (typeof read === 'string') return read;
  const { paths } = read;
  const fault = pathsFault(paths, 'read');
  if (fault !== undefined) return fault;
  const { from, to, protocol, port, batch, ...common } = read.options;
  if (batch !== undefined) {
    const given = Object.entries({ from, to, port, protocol }).find(([, value]) => value !== undefined);
    if (given !== undefined) return `--batch takes its questions from lines: leave out --${given[0]}.`;
    if (batch === '-' && paths.includes('-')) return 'Standard input holds either manifests or questions, not both.';
    return { ...common, paths, queries: { type: 'batch', path: batch } };
  }
  if (from === undefined || to === undefined)
    return `Say ${from === undefined ? 'who connects: --from' : 'where to: --to'} NAMESPACE/POD, NAMESPACE/KIND/NAME or an address.`;
  return { ...common, paths, queries: { type: 'one', from, to, protocol, port } };
}
