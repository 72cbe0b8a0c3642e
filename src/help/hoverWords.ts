import { parseBlock } from '../engine/ipBlock';

/** What listens on a port by convention (IANA's registry and the projects' own documentation). */
const PORTS: ReadonlyMap<number, string> = new Map([
  [22, 'SSH'],
  [25, 'SMTP'],
  [53, 'DNS; it needs UDP and TCP'],
  [80, 'HTTP'],
  [123, 'NTP'],
  [143, 'IMAP'],
  [389, 'LDAP'],
  [443, 'HTTPS'],
  [587, 'mail submission'],
  [636, 'LDAP over TLS'],
  [993, 'IMAP over TLS'],
  [1433, 'Microsoft SQL Server'],
  [1521, 'Oracle Database'],
  [2049, 'NFS'],
  [2379, 'etcd for clients'],
  [2380, 'etcd among its members'],
  [3306, 'MySQL'],
  [4222, 'NATS'],
  [4317, 'OpenTelemetry over gRPC'],
  [4318, 'OpenTelemetry over HTTP'],
  [5432, 'PostgreSQL'],
  [5672, 'AMQP (RabbitMQ)'],
  [6379, 'Redis'],
  [6443, 'the Kubernetes API server'],
  [8080, 'often HTTP'],
  [8443, 'often HTTPS'],
  [9090, 'Prometheus'],
  [9092, 'Kafka'],
  [9100, 'the Prometheus node exporter'],
  [9200, 'Elasticsearch'],
  [10250, 'the kubelet'],
  [11211, 'Memcached'],
  [15017, 'the Istio webhook'],
  [27017, 'MongoDB'],
]);

/** A port in Markdown: what it usually is, or what a name means. */
export function portWords(value: string): string | undefined {
  if (/^\d+$/.test(value)) {
    const usual = PORTS.get(Number(value));
    return usual === undefined ? undefined : `**${value}**: ${usual}`;
  }
  return /^[a-z0-9-]{1,15}$/.test(value)
    ? `**${value}**: a port by name. It is looked up among the container ports of each pod that is connected to, so it may be another number on each.`
    : undefined;
}

/** A CIDR in Markdown: how many addresses, from which to which. */
export function addressWords(cidr: string): string | undefined {
  const block = parseBlock(cidr);
  if (!block) return undefined;
  const [four] = block.v4;
  if (four) return spanWords(four, (address) => v4Text(address));
  const [six] = block.v6;
  return six && spanWords(six, (address) => v6Text(address));
}

function spanWords([from, to]: readonly [bigint, bigint], show: (address: bigint) => string): string {
  if (from === to) return `1 address: ${show(from)}`;
  return `${countWords(to - from + 1n)} addresses: ${show(from)} to ${show(to)}`;
}

function countWords(count: bigint): string {
  if (count < 1n << 33n) return count.toString().replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `2^${count.toString(2).length - 1}`;
}

function v4Text(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 0xffn).join('.');
}

/** An IPv6 address with its longest run of zeros left out (RFC 5952). */
function v6Text(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => ((address >> BigInt(112 - index * 16)) & 0xffffn).toString(16));
  const runs = [...groups.join(':').matchAll(/\b0(?::0)+\b/g)].sort((one, other) => other[0].length - one[0].length);
  const [longest] = runs;
  if (!longest) return groups.join(':');
  const whole = groups.join(':');
  const before = whole.slice(0, longest.index).replace(/:$/, '');
  const after = whole.slice(longest.index + longest[0].length).replace(/^:/, '');
  return `${before}::${after}`;
}
