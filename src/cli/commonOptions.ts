import type { Assumptions } from '../engine';
import { checkNamespace } from '../kinds';
import { concreteAssumptions } from '../workspace/concreteAssumptions';
import { type ClusterProfile, NETWORK_PLUGINS } from '../workspace/profile';
import { among, type Setter } from './readOptions';

/** What every command is told about the cluster. */
export interface ClusterOptions {
  readonly profile: ClusterProfile;
  /** The namespace of objects that do not name one. */
  readonly namespace: string;
}

/** What commands that answer who may connect to whom are told besides: what is assumed, whatever the plugin. */
export interface AnswerOptions extends ClusterOptions {
  readonly assumed: Partial<Assumptions>;
}

/** The letters that mean the same for every command. */
export const LETTERS = { '-f': '--format', '-n': '--namespace', '-q': '--quiet' } as const;

function withProfile<T extends ClusterOptions>(options: T, profile: Partial<ClusterProfile>): T {
  return { ...options, profile: { ...options.profile, ...profile } };
}

/** `--namespace`, `--plugin` and `--kubernetes`. */
export function clusterOptions<T extends ClusterOptions>(): Readonly<Record<string, Setter<T>>> {
  return {
    '--plugin': among('--plugin', NETWORK_PLUGINS, (options, plugin) => withProfile(options, { plugin })),
    '--kubernetes': (options, value) => {
      // As clusters print theirs: v1.31.2-gke.100, v1.33.1+k3s1, and 31+ for the minor version alone.
      const [, minor] = /^v?1\.(\d{1,3})(?:\+|\.\d+(?:[-+][\w.+-]+)?)?$/.exec(value) ?? [];
      return minor === undefined
        ? `--kubernetes takes a version such as 1.31; it was given "${value}".`
        : withProfile(options, { kubernetes: Number(minor) });
    },
    '--namespace': (options, namespace) => {
      const fault = checkNamespace(namespace);
      return fault === undefined ? { ...options, namespace } : `--namespace was given "${namespace}". ${fault}`;
    },
  };
}

function assuming<T extends AnswerOptions>(options: T, assumed: Partial<Assumptions>): T {
  return { ...options, assumed: { ...options.assumed, ...assumed } };
}

/** As `clusterOptions`, with those for what is assumed. */
export function answerOptions<T extends AnswerOptions>(): Readonly<Record<string, Setter<T>>> {
  return {
    ...clusterOptions<T>(),
    '--ip-blocks-match-pods': among('--ip-blocks-match-pods', ['known', 'always', 'never'] as const, (options, word) =>
      assuming(options, { ipBlocksMatchPods: word }),
    ),
    '--host-network-pods': among('--host-network-pods', ['apart', 'ordinary'] as const, (options, hostNetworkPods) =>
      assuming(options, { hostNetworkPods }),
    ),
    '--pod-reaches-itself': among('--pod-reaches-itself', ['yes', 'no'] as const, (options, word) =>
      assuming(options, { podReachesItself: word === 'yes' }),
    ),
  };
}

/** What is assumed: what the plugin does, where that is known, and what was said besides. */
export function assumedBy({ profile, assumed }: AnswerOptions): Assumptions {
  return concreteAssumptions(profile, assumed);
}

/** The lines of a help text for `answerOptions`. */
export const ANSWER_USAGE = `      --kubernetes 1.31    the cluster's version: what it refuses is not counted
      --plugin NAME        the cluster's network plugin, for what depends on it
                           (drawbridge check --help lists them)
  -n, --namespace NAME     the namespace of objects that name none (default)
      --ip-blocks-match-pods known|always|never
                           whether an ipBlock means a pod by its address
      --host-network-pods apart|ordinary
                           whether policies select pods on their node's network
      --pod-reaches-itself yes|no
                           whether a pod's traffic to itself always passes
`;
