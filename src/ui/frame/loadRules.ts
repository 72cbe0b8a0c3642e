/** The list of rules, and what rules can do with the pointer. */
export const loadRules = () => import('../rules');
