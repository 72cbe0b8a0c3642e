import type { Analysis } from '../answers/analysis';
import type { Asked } from '../answers/asked';
import type { NoScope } from '../answers/connectionScope';
import { askedWords } from './checkEnds';
import { onOneLine } from './markdown';
import { listedWords } from './segment';

/** So many names are told where somebody is not found. */
const SHOWN = 6;

/** Why a question cannot be answered, and the way out: sentences. */
export function unanswerableWords(analysis: Analysis, why: NoScope): string {
  switch (why.type) {
    case 'noSuch':
      return `There is no ${askedWords(why.asked)} in the open files. ${nearWords(analysis, why.asked)}`;
    case 'severalKinds':
      return `There are several ${askedWords(why.asked)}: ${listedWords(why.kinds)}. Name the kind.`;
    case 'noAddress':
      return `"${onOneLine(why.text)}" is no address. Name one such as 203.0.113.7 or 2001:db8::1.`;
    case 'serviceWithoutSelector':
      return `${serviceWords(why.service)} selects no pods by itself. Ask about the address or the pods it leads to.`;
    case 'serviceWithoutPods':
      return `${serviceWords(why.service)} selects no pod of the open files.`;
    case 'noServicePort': {
      const { service, port, protocol } = why;
      const has = service.ports.map((one) => `${one.protocol} ${one.port}${one.name === undefined ? '' : ` (${one.name})`}`);
      const wanted = [protocol, port].filter((part) => part !== undefined).join(' ');
      const lacks = wanted === '' ? 'has no port that its pods have' : `has no port ${onOneLine(wanted)} that its pods have`;
      return `${serviceWords(service)} ${lacks}. ${has.length === 0 ? 'It lists no ports.' : `It lists ${onOneLine(listedWords(has))}.`}`;
    }
    case 'noNamedPort':
      return `There is no ${why.protocol} port named ${onOneLine(why.name)} there. Give its number, or another protocol.`;
    case 'emptyNamespace': {
      const homes = [...new Set(analysis.members.map(({ workload }) => workload.namespace))];
      const others = homes.length === 0 ? 'They hold none at all.' : `There are some in ${some(homes)}.`;
      return `The open files hold no pods in namespace ${onOneLine(why.name)}, and nothing that makes pods. ${others}`;
    }
    case 'addresses':
      return 'Both ends are addresses outside the cluster: no policy is about connections between them.';
  }
}

function serviceWords({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return onOneLine(`Service ${namespace}/${name}`);
}

/** Who there is instead. */
function nearWords({ situation }: Analysis, { type, namespace }: Exclude<Asked, { type: 'address' }>): string {
  const { workloads, services, namespaces } = situation.cluster;
  const names = (type === 'service' ? services : workloads).filter((one) => one.namespace === namespace).map(({ name }) => name);
  if (names.length > 0) return `In ${onOneLine(namespace)} there is ${some([...new Set(names)])}.`;
  const others = [...namespaces.keys()];
  if (others.length === 0) return 'They hold no pods, and nothing that makes pods.';
  return `They hold nothing in namespace ${onOneLine(namespace)}; there is ${some(others)}.`;
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, names.length === SHOWN + 1 ? names.length : SHOWN).map(onOneLine);
  const more = names.length - shown.length;
  return listedWords(more === 0 ? shown : [...shown, `${more} more`]);
}
