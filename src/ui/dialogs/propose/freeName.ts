/** `shop-policies.yaml`, or with a number where a file has that name. */
export function freeName(wanted: string, taken: readonly string[]): string {
  let name = `${wanted}.yaml`;
  for (let count = 2; taken.includes(name); count++) name = `${wanted}-${count}.yaml`;
  return name;
}
