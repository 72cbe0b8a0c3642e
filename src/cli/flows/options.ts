import { NO_PROFILE } from '../../workspace/profile';
import { type AnswerOptions, answerOptions, LETTERS } from '../commonOptions';
import { among, type OptionTable, readOptions } from '../readOptions';

const FLOW_FORMATS = ['text', 'json'] as const;

/**
 * What `drawbridge flows` was asked for. `paths` are manifests, `flows` files of Hubble's output, as typed; `-` is standard
 * input. `only`: the namespace that policies are proposed for; undefined: every one that was seen.
 */
export interface FlowsOptions extends AnswerOptions {
  readonly doing: 'replay' | 'propose';
  readonly paths: readonly string[];
  readonly flows: readonly string[];
  readonly format: (typeof FLOW_FORMATS)[number];
  readonly only: string | undefined;
}

const START: FlowsOptions = {
  doing: 'replay',
  paths: [],
  flows: [],
  format: 'text',
  only: undefined,
  profile: NO_PROFILE,
  namespace: 'default',
  assumed: {},
};

const common = answerOptions<FlowsOptions>();

const TABLE: OptionTable<FlowsOptions> = {
  values: {
    ...common,
    '--namespace': (options, value) => {
      const set = common['--namespace']?.(options, value) ?? options;
      return typeof set === 'string' ? set : { ...set, only: value };
    },
    '--flows': (options, path) =>
      path === ''
        ? '--flows takes a file of Hubble’s output, or - for standard input.'
        : { ...options, flows: [...options.flows, path] },
    '--format': among('--format', FLOW_FORMATS, (options, format) => ({ ...options, format })),
  },
  letters: LETTERS,
};

/** Reads what stands behind `drawbridge flows`, or says in a sentence what is wrong with it. */
export function parseFlows([doing, ...argv]: readonly string[]): FlowsOptions | string {
  if (doing !== 'replay' && doing !== 'propose') return 'Say what to do: drawbridge flows replay, or drawbridge flows propose.';
  const read = readOptions<FlowsOptions>(argv, { ...START, doing }, TABLE);
  if (typeof read === 'string') return read;
  const { options, paths } = read;
  if (paths.includes('')) return 'A path is empty. Name a file, a folder, or - for standard input.';
  if (options.flows.length === 0) return 'Name the flows that were observed: --flows FILE, or --flows - for standard input.';
  if (doing === 'replay' && paths.length === 0)
    return 'Name the manifests to replay over: files, folders, or - for standard input.';
  if (options.flows.filter((path) => path === '-').length > 1 || (paths.includes('-') && options.flows.includes('-')))
    return 'Standard input holds one thing: manifests, or flows.';
  if (doing === 'propose' && options.format === 'json') return 'What is proposed is YAML: leave out --format.';
  return { ...options, paths };
}
