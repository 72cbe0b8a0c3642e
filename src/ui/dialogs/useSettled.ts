import { useEffect, useState } from 'react';

/** How long a person pauses before a half-typed word counts as meant, ms. */
const PAUSE = 700;

/** The value once it has stopped changing; what it was before until then. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
