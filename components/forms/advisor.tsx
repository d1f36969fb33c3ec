'use client';
import { Compass } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { adviceFor, questionsFor, type Advice, type Needs } from './network-advice';

/** Leads by a few questions to a driver and its options, with the reasons and what they cost. */
export function Advisor({
  open,
  onToggle,
  onTake,
}: {
  open: boolean;
  onToggle: () => void;
  onTake: (settings: NonNullable<Advice['settings']>, wantsSubnet: boolean) => void;
}) {
  const id = useId();
  const [needs, setNeeds] = useState<Needs>({});
  const advice = adviceFor(needs);
  const questions = questionsFor(needs);
  const next = questions.findIndex((question) => needs[question.id] === undefined);
  // One at a time: what is asked next depends on the answer.
  const asked = next < 0 ? questions : questions.slice(0, next + 1);
  return (
    <div className="rounded-md border border-line bg-raised">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={onToggle}
        className="flex w-full items-center gap-2 rounded-md px-3 py-2 text-left font-semibold"
      >
        <Compass className="size-4 shrink-0 text-accent" aria-hidden />
        <span>
          Help me choose <span className="font-normal text-muted">{open ? '' : 'a driver, by what you need'}</span>
        </span>
      </button>
      <div id={id} hidden={!open} className="space-y-4 px-3 pb-3">
        {asked.map(({ id: question, text, answers }) => (
          <fieldset key={question}>
            <legend className="mb-1.5">{text}</legend>
            <div className="flex flex-wrap gap-1.5">
              {answers.map(({ value, text: answer, hint }) => (
                <label
                  key={value}
                  className="flex cursor-pointer flex-col rounded-md border border-line bg-panel px-2.5 py-1.5 has-checked:border-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
                >
                  <input
                    type="radio"
                    name={`${id}-${question}`}
                    className="sr-only"
                    checked={needs[question] === value}
                    onChange={() => setNeeds({ ...needs, [question]: value })}
                  />
                  <span className="font-semibold">{answer}</span>
                  <span className="text-xs text-muted">{hint}</span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
        {advice && (
          <div role="status" className="rounded-md border border-accent bg-panel p-3">
            <p className="text-lg font-semibold">{advice.title}</p>
            <ul className="mt-1.5 list-disc space-y-1 pl-4">
              {advice.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
            <p className="mt-2.5 text-muted">What it costs</p>
            <ul className="mt-1 list-disc space-y-1 pl-4 text-muted">
              {advice.tradeoffs.map((tradeoff) => (
                <li key={tradeoff}>{tradeoff}</li>
              ))}
            </ul>
            {advice.settings && (
              <Button
                look="primary"
                className="mt-3"
                onClick={() => advice.settings && onTake(advice.settings, advice.wantsSubnet)}
              >
                Fill in the form
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
