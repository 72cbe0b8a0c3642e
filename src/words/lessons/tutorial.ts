import { deployment, documents, pod } from './cast';
import type { Lesson } from './lesson';

const FRONTEND = pod('default', 'frontend');
const OTHER = pod('default', 'not-frontend');
const BACKEND = pod('default', 'backend');

/** From a policy that lets nobody in to one that lets in the one who should. */
export const TUTORIAL: Lesson = {
  id: 'tutorial',
  title: 'From deny to allow',
  about: 'Close a backend, let the frontend in, and check who gets through. Five minutes on the real canvas.',
  files: [
    {
      name: 'backend-ingress-deny.yaml',
      text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: backend-ingress-deny # nobody gets in, yet
  namespace: default
spec:
  podSelector:
    matchLabels:
      app: backend
  policyTypes:
    - Ingress
`,
    },
    {
      name: 'app.yaml',
      text: documents(
        deployment('frontend', 'default', undefined),
        deployment('not-frontend', 'default', undefined),
        deployment('backend', 'default', 8080),
      ),
    },
  ],
  steps: [
    {
      text: 'Three apps run in namespace `default`: `frontend`, `not-frontend` and `backend`. The policy in the middle selects `app=backend` and isolates its ingress. No rule opens it, so under *Ingress* everything is *denied*. Egress is not isolated, so under *Egress* everything is *allowed*.',
    },
    {
      text: 'The name should say what the policy will do. Press *Edit policy* in the middle, change the name to `backend-allow-ingress-frontend`, and save. Watch the YAML: one line changes, and the comment stays.',
      goal: { type: 'named', name: 'backend-allow-ingress-frontend' },
      done: 'Renamed. Undo would take it back, as every edit here.',
    },
    {
      text: 'Now let the frontend in. Under *Ingress*, press *+* at *In namespace*, type `app=frontend`, and press Enter twice: once for the label, once for the rule.',
      goal: {
        type: 'connections',
        expected: [
          { from: FRONTEND, to: BACKEND, protocol: 'TCP', port: 8080, allowed: true, words: 'frontend reaches backend on 8080' },
          { from: OTHER, to: BACKEND, protocol: 'TCP', port: 8080, allowed: false, words: 'not-frontend does not' },
        ],
      },
      done: 'app=frontend goes through an opening in the wall. Any other pod still stops in front of it.',
    },
    {
      text: 'Ask for it: open *Connectivity* below and check from `default/not-frontend` to `default/backend` on `8080`. The answer names the policy that holds it back, and offers the edit that would allow it.',
    },
    {
      text: 'Take the file away: press *Download* (Ctrl+S). Only what you meant to change is changed.',
      goal: { type: 'downloaded' },
      done: 'That is all there is to it. The short lessons show five mistakes that look right.',
    },
  ],
};
