import { ChevronDown } from 'lucide-react';
import { type FormEvent, type ReactElement, useState } from 'react';
import { drawbridge, useDrawbridge } from '../../store/store';
import { type ClusterProfile, NETWORK_PLUGINS } from '../../workspace/profile';
import { KUBERNETES_VERSIONS, pluginTitle } from '../../workspace/profileChoices';
import { Field } from './Field';
import { DialogHelp } from './help/DialogHelp';
import { pluginWords, versionWords } from './profileWords';
import { closeDialog } from './request';
import { sameWish } from './ruleForm';
import { Surface } from './Surface';

/** "Cluster": which Kubernetes and which network plugin the policies are for. */
export function ProfileDialog({ anchor }: { readonly anchor: HTMLElement }): ReactElement {
  const before = useDrawbridge((state) => state.profile);
  const [profile, setProfile] = useState<ClusterProfile>(before);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    drawbridge.getState().setProfile(profile);
    closeDialog();
  };
  return (
    <Surface
      title="Cluster"
      place="for all open files"
      anchor={anchor}
      side="right"
      dirty={!sameWish(before, profile)}
      help={<DialogHelp topic="cluster" about="the cluster" />}
    >
      <form className="surface__form" onSubmit={submit}>
        <div className="surface__body">
          <Choice
            label="Kubernetes version"
            first
            value={profile.kubernetes === undefined ? '' : `${profile.kubernetes}`}
            options={KUBERNETES_VERSIONS.map((version) => [`${version}`, `1.${version}`])}
            words={versionWords(profile)}
            onChange={(value) => setProfile({ ...profile, kubernetes: value === '' ? undefined : Number(value) })}
          />
          <Choice
            label="Network plugin"
            value={profile.plugin ?? ''}
            options={NETWORK_PLUGINS.map((plugin) => [plugin, pluginTitle(plugin)])}
            words={pluginWords(profile)}
            onChange={(value) => setProfile({ ...profile, plugin: NETWORK_PLUGINS.find((plugin) => plugin === value) })}
          />
          <p className="field__hint">Kept in this browser. No file changes.</p>
        </div>
        <div className="surface__foot">
          <span className="surface__buttons">
            <button type="button" className="btn" onClick={closeDialog}>
              Cancel
            </button>
            <button type="submit" className="btn btn--primary">
              Save
            </button>
          </span>
        </div>
      </form>
    </Surface>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  /** What the choice changes. */
  readonly words: string;
  readonly onChange: (value: string) => void;
  readonly first?: boolean;
}

function Choice({ label, value, options, words, onChange, first = false }: ChoiceProps): ReactElement {
  return (
    <Field label={label} fault={undefined} insist={false} hint={words}>
      {(described) => (
        <span className="select">
          <select
            {...described}
            className="input input--select"
            data-first={first ? '' : undefined}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          >
            <option value="">Not chosen</option>
            {options.map(([key, title]) => (
              <option key={key} value={key}>
                {title}
              </option>
            ))}
          </select>
          <ChevronDown size={14} className="icon" aria-hidden="true" />
        </span>
      )}
    </Field>
  );
}
