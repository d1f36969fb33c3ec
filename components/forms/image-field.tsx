'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { CommandLine } from '@/components/ui/copyable';
import { Field, sentence } from '@/components/ui/field';
import { formatBytes } from '@/lib/client/format';
import { describeFailure } from '@/lib/client/notices';
import { useImages } from '@/lib/client/use-images';
import { visibleText } from '@/lib/model';
import { imageName, type Image } from '@/lib/model/image';
import { ChoiceList, type Choice } from './choice-list';

interface ImageFieldProps {
  image: string;
  error: string | undefined;
  onChoose: (image: string) => void;
  /** Where the images are not known. */
  onType: (image: string) => void;
}

/** One of the images that the engine has: nothing is fetched for a run. */
export function ImageField({ image, error, onChoose, onType }: ImageFieldProps) {
  const { images, hidden, error: failure } = useImages();
  const [choosing, setChoosing] = useState(image === '');
  if (hidden !== null) {
    return (
      <Field
        label="Image"
        mono
        placeholder="nginx:latest"
        hint={`As the engine knows it. ${hidden}`}
        error={error}
        value={image}
        onChange={({ target }) => onType(target.value)}
      />
    );
  }
  const choose = (name: string) => {
    setChoosing(false);
    onChoose(name);
  };
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">Image</legend>
      {!choosing && (
        <div className="flex h-8 items-center gap-2 rounded-md border border-line bg-raised pr-1 pl-2.5">
          <span className="min-w-0 flex-1 truncate font-mono text-sm">{visibleText(image)}</span>
          <Button size="within" onClick={() => setChoosing(true)}>
            Another…
          </Button>
        </div>
      )}
      {choosing && failure && <p className="text-bad">{describeFailure(failure).message}</p>}
      {choosing && !failure && images === undefined && <p className="text-muted">Reading the images…</p>}
      {choosing && images?.length === 0 && (
        <div className="space-y-2">
          <p className="text-muted">The engine has no image yet. Fetch one, then open this again:</p>
          <CommandLine command="docker pull nginx" />
        </div>
      )}
      {choosing && images !== undefined && images.length > 0 && (
        <div className={`rounded-md border p-2 ${error === undefined ? 'border-line' : 'border-bad'}`}>
          <ChoiceList noun="image" choices={choicesOf(images, choose)} isInvalid={error !== undefined} />
        </div>
      )}
      {error !== undefined && <p className="mt-1 text-xs text-bad">{sentence(error)}</p>}
    </fieldset>
  );
}

/** Each of its names; those without any last, by their ids. */
function choicesOf(images: readonly Image[], choose: (name: string) => void): Choice[] {
  const named = images.flatMap((image) => image.tags.map((name) => ({ image, name })));
  const nameless = images.filter(({ tags }) => tags.length === 0).map((image) => ({ image, name: imageName(image) }));
  return [...named.toSorted((a, b) => (a.name < b.name ? -1 : 1)), ...nameless].map(({ image, name }) => ({
    id: `${image.id} ${name}`,
    name: visibleText(name),
    mark: <span className="text-muted tabular-nums">{formatBytes(image.bytes)}</span>,
    choose: () => choose(name),
  }));
}
