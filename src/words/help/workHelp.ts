import type { Help } from './help';

export const SHARE: Help = {
  about: 'sharing',
  purpose: 'A link that holds the policy, the file or all files itself.',
  reading: [
    'The text is behind the link’s `#`, which browsers do not send to any server.',
    'With it go what is on screen, the question of the check and the cluster.',
  ],
  doing: [
    'Send the link. Whoever opens it is asked first, and it opens beside what is open there.',
    'The picture can be saved as SVG or PNG.',
  ],
  limits: [
    'Whoever has the link can read what it holds, and chats keep it. Flows and history are not in it.',
    'What is too long for a link is downloaded instead.',
  ],
};

export const WORKSPACES: Help = {
  about: 'workspaces',
  purpose: 'What is open is kept in this browser, under a name: files, undo history and view.',
  doing: [
    'Switch between workspaces, rename or delete them. Switching loads the page anew.',
    '*Forget everything…* takes all of it out of this browser.',
  ],
  limits: [
    'Another browser, or a private window, does not see them, and clearing the site’s data deletes them: download what matters.',
    'Flows are not kept. A workspace is open in one tab at a time.',
  ],
};

export const CLUSTER: Help = {
  about: 'the cluster',
  purpose: 'Which Kubernetes and which network plugin the policies are for.',
  reading: [
    'The version decides what the API server takes.',
    'The plugin decides whether address ranges mean pods, and what it ignores.',
  ],
  doing: ['With *Not chosen* you are told where versions differ, and rows that hang on the plugin depend.'],
  limits: ['Nothing asks your cluster: the choice is yours, and holds for all open files.'],
};
