import { checkCommand } from './check/checkCommand';
import type { Command } from './command';
import { diffCommand } from './diff/diffCommand';
import { flowsCommand } from './flows/flowsCommand';
import { listCommand } from './list/listCommand';
import { queryCommand } from './query/queryCommand';

/** Every command of the program, in the order of the help. */
export const COMMANDS: readonly Command[] = [checkCommand, queryCommand, listCommand, diffCommand, flowsCommand];
