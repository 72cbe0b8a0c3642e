/** The newest of many things, oldest first. */
export interface Newest<T> {
  push(item: T): void;
  all(): readonly T[];
}

export function createNewest<T>(most: number): Newest<T> {
  const ring: T[] = [];
  let next = 0;
  return {
    push(item) {
      ring[next] = item;
      next = (next + 1) % most;
    },
    all: () => [...ring.slice(next), ...ring.slice(0, next)],
  };
}
