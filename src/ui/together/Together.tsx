import './together.css';
import { type ReactNode, useMemo } from 'react';
import { type Together, togetherOf } from '../../answers/together';
import { withNamedRules } from '../../picture/namedRules';
import { useSituation } from '../../store/openCluster';
import { drawbridge, useDrawbridge } from '../../store/store';
import type { Path } from '../../text/path';
import { policySentence } from '../../words';
import { allowedBy, SHOWN_TOGETHER, sentenceWithRuleNames, togetherLines, withRuleNames } from '../../words/togetherWords';
import { lineAt } from '../../workspace/lineAt';
import { fileOf, type OpenObject, objectOf, placeOf } from '../../workspace/workspace';
import { menuOf, type Target, targetDirection } from '../canvas/canvasContext';
import { drawn } from '../canvas/drawn';
import { MatchedPods } from '../canvas/MatchedPods';
import { PolicyCanvas } from '../canvas/PolicyCanvas';
import { SentenceLine } from '../frame/SentenceLine';
import type { WithSeen } from '../seen/SeenSwitch';

function useTogether(object: OpenObject): Together | undefined {
  const situation = useSituation();
  return useMemo(() => (object.stale ? undefined : togetherOf(situation, object.key)), [situation, object.key, object.stale]);
}

export interface TogetherSwitchProps {
  readonly object: OpenObject;
  readonly together: boolean;
  readonly onChange: (together: boolean) => void;
  /** What stands there while there is nothing to choose. */
  readonly otherwise: ReactNode;
}

/** Chooses between a policy alone and all policies that select its pods. */
export function TogetherSwitch({ object, together, onChange, otherwise }: TogetherSwitchProps): ReactNode {
  const shown = useTogether(object);
  if (shown === undefined) return otherwise;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; these are buttons
    <div className="together" role="group" aria-label="What the picture counts">
      <button type="button" aria-pressed={!together} onClick={() => onChange(false)}>
        This policy alone
      </button>
      <button type="button" aria-pressed={together} onClick={() => onChange(true)}>
        All policies together
      </button>
    </div>
  );
}

export interface TogetherPictureProps {
  readonly object: OpenObject;
  readonly otherwise: ReactNode;
  /** Adds what its rows saw. */
  readonly withSeen: WithSeen | undefined;
  readonly onGoToLine: (line: number) => void;
  readonly onAlone: () => void;
}

/** The picture of all policies that select a policy's pods, each row telling which one allows it. */
export function TogetherPicture({ object, otherwise, withSeen, onGoToLine, onAlone }: TogetherPictureProps): ReactNode {
  const shown = useTogether(object);
  const profile = useDrawbridge((state) => state.profile);
  const view = useMemo(() => {
    if (shown === undefined) return undefined;
    const { policy, rules } = shown;
    const { ingress, egress, picture } = drawn(policy, profile);
    const named = withNamedRules(picture, {
      by: (direction, openedBy) => allowedBy(rules[direction], openedBy),
      named: (direction, words) => withRuleNames(words, rules[direction]),
    });
    return { words: policySentence(policy, ingress, egress), picture: withSeen?.(named) ?? named };
  }, [shown, profile, withSeen]);
  if (shown === undefined || view === undefined) return otherwise;
  const show = (target: Target): void => {
    const menu = menuOf(target);
    const source = menu.type === 'ruleMenu' ? shown.rules[targetDirection(target)][menu.rule] : undefined;
    if (source !== undefined && source.object !== object.key) showObject(source.object);
    else onAlone();
  };
  const nothing = (): void => undefined;
  return (
    <>
      <SentenceLine words={view.words} />
      <p className="together__lines">{togetherLines(shown).join(' ')}</p>
      <PolicyCanvas
        policy={shown.policy}
        picture={view.picture}
        stale={false}
        disabledReason={SHOWN_TOGETHER}
        lit={never}
        onAdd={nothing}
        onEdit={nothing}
        onMenu={nothing}
        onTell={({ target }) => show(target)}
        onEditPolicy={nothing}
        onToggle={nothing}
        onPoint={nothing}
        onPressOff={show}
        reword={(direction, words) => sentenceWithRuleNames(words, shown.rules[direction])}
        onGoTo={(path) => {
          const line = lineOf(path);
          const [key] = path;
          if (line === undefined || typeof key !== 'string') return;
          if (key !== object.key) showObject(key);
          // The editor shows the other file with the next frame.
          requestAnimationFrame(() => onGoToLine(line));
        }}
        lineOf={lineOf}
        below={null}
        Matched={MatchedPods}
      />
    </>
  );
}

function never(): boolean {
  return false;
}

function showObject(key: string): void {
  const { workspace, activate } = drawbridge.getState();
  const object = objectOf(workspace, key);
  if (object) activate(object.file, key);
}

/** The line of a place that begins with its object's key, in that object's file. */
function lineOf([key, ...path]: Path): number | undefined {
  const { workspace } = drawbridge.getState();
  const object = typeof key === 'string' ? objectOf(workspace, key) : undefined;
  const file = object && fileOf(workspace, object.file);
  const place = object && placeOf(object, path);
  return file && place && lineAt(file, place.start);
}
