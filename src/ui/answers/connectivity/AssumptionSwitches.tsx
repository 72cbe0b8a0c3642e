import { type ReactElement, useId } from 'react';
import { useStore } from 'zustand';
import type { Assumptions } from '../../../engine';
import { assume, assumed } from '../../../store/assumed';
import { useDrawbridge } from '../../../store/store';
import { concreteAssumptions } from '../../../workspace/concreteAssumptions';
import { pluginTitle } from '../../../workspace/profileChoices';

const BLOCKS = [
  ['known', 'where known'],
  ['always', 'always'],
  ['never', 'never'],
] as const;

/** What verdicts assume where the API leaves it to the cluster; what is not chosen follows the network plugin. */
export function AssumptionSwitches(): ReactElement {
  const id = useId();
  const profile = useDrawbridge((state) => state.profile);
  const said = useStore(assumed);
  const now = concreteAssumptions(profile, said);
  const plugin = profile.plugin === undefined || profile.plugin === 'other' ? undefined : pluginTitle(profile.plugin);
  return (
    <section className="assumptions" aria-labelledby={id}>
      <h2 id={id}>Assumptions</h2>
      <ul>
        <li>
          <fieldset className="segments" aria-label="An ipBlock matches pod addresses">
            {BLOCKS.map(([value, title]) => (
              <button
                key={value}
                type="button"
                aria-pressed={now.ipBlocksMatchPods === value}
                onClick={() => assume('ipBlocksMatchPods', value)}
              >
                {title}
              </button>
            ))}
          </fieldset>
          <span>An ipBlock matches pod addresses</span>
          <Why name="ipBlocksMatchPods" said={said} words={plugin === undefined ? 'no plugin chosen' : `as ${plugin} does`} />
        </li>
        <li>
          <Switch
            on={now.hostNetworkPods === 'ordinary'}
            words="hostNetwork pods are selected"
            onTurn={(on) => assume('hostNetworkPods', on ? 'ordinary' : 'apart')}
          />
          <Why name="hostNetworkPods" said={said} words={now.hostNetworkPods === 'ordinary' ? 'on' : 'off'} />
        </li>
        <li>
          <Switch on={now.podReachesItself} words="A pod reaches itself" onTurn={(on) => assume('podReachesItself', on)} />
          <Why name="podReachesItself" said={said} words={now.podReachesItself ? 'on, as most plugins do' : 'off'} />
        </li>
      </ul>
    </section>
  );
}

function Switch({
  on,
  words,
  onTurn,
}: {
  readonly on: boolean;
  readonly words: string;
  readonly onTurn: (on: boolean) => void;
}): ReactElement {
  return (
    <button type="button" role="switch" aria-checked={on} className="switch" onClick={() => onTurn(!on)}>
      <span className="switch__track" aria-hidden="true" />
      {words}
    </button>
  );
}

/** Why it is so: the plugin's way, or a choice, with the way back. */
function Why({
  name,
  said,
  words,
}: {
  readonly name: keyof Assumptions;
  readonly said: Partial<Assumptions>;
  readonly words: string;
}): ReactElement {
  if (said[name] === undefined) return <small className="dim">{words}</small>;
  return (
    <small className="dim">
      your choice{' '}
      <button type="button" className="link" onClick={() => assume(name, undefined)}>
        take it back
      </button>
    </small>
  );
}
