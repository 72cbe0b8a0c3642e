/** The questions that the answers panel has a tab for, in their order. */
export const TABS = [
  { id: 'problems', title: 'Problems' },
  { id: 'connectivity', title: 'Connectivity' },
  { id: 'changes', title: 'What changes' },
  { id: 'flows', title: 'Flows' },
  { id: 'tables', title: 'Policies and pods' },
] as const;

export type TabId = (typeof TABS)[number]['id'];
