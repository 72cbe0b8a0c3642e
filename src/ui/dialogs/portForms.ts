/** One way to write ports, as the field takes it. An empty text means every port. */
export interface PortForm {
  readonly title: string;
  readonly text: string;
}

/** All that the field "Ports" takes, each with an example. */
export const PORT_FORMS: readonly PortForm[] = [
  { title: 'One port', text: '443' },
  { title: 'A port by name', text: 'http' },
  { title: 'A range of ports', text: '8000-8080' },
  { title: 'A UDP port', text: '53/UDP' },
  { title: 'An SCTP port', text: '3868/SCTP' },
  { title: 'A range of UDP ports', text: '5000-5100/UDP' },
  { title: 'Every TCP port', text: 'TCP' },
  { title: 'Every UDP port', text: 'UDP' },
  { title: 'Every SCTP port', text: 'SCTP' },
  { title: 'Every port', text: '' },
];

/** The field with another port behind what stands there, and where that one begins and ends: to be typed over. */
export function withPortForm(
  ports: string,
  { text }: PortForm,
): { readonly ports: string; readonly start: number; readonly end: number } {
  if (text === '') return { ports: '', start: 0, end: 0 };
  const before = ports.replace(/[\s,;]+$/, '');
  const start = before === '' ? 0 : before.length + 2;
  return { ports: before === '' ? text : `${before}, ${text}`, start, end: start + text.length };
}
