import { CHANGES, CHECK, MAP, MATRIX, PROBLEMS, REACH, TABLES } from './answersHelp';
import { CHARTS, FLOWS, PROPOSAL, REPLAY } from './flowsHelp';
import type { Help, HelpTopic } from './help';
import { CANVAS, FILES, RULE, RULES, YAML } from './policyHelp';
import { CLUSTER, SHARE, WORKSPACES } from './workHelp';

/** What is said of everything that has a button for it. */
export const HELP: Readonly<Record<HelpTopic, Help>> = {
  files: FILES,
  rules: RULES,
  canvas: CANVAS,
  yaml: YAML,
  problems: PROBLEMS,
  check: CHECK,
  reach: REACH,
  matrix: MATRIX,
  map: MAP,
  changes: CHANGES,
  tables: TABLES,
  flows: FLOWS,
  charts: CHARTS,
  replay: REPLAY,
  rule: RULE,
  proposal: PROPOSAL,
  share: SHARE,
  workspaces: WORKSPACES,
  cluster: CLUSTER,
};
