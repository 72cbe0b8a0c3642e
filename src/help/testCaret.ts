/** A text with a caret written into it: the last `|` stands for the caret. */
export function withCaret(written: string): { readonly text: string; readonly offset: number } {
  const offset = written.lastIndexOf('|');
  if (offset < 0) throw new Error(`There is no caret in ${JSON.stringify(written)}.`);
  return { text: written.slice(0, offset) + written.slice(offset + 1), offset };
}

/** A policy with these lines below `spec:`, as they are to stand. */
export function policyText(spec: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
${spec}`;
}
