import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, Ref } from 'react';
import { Button } from '@/components/ui/button';

type ToolButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  icon: LucideIcon;
  words: string;
  /** It keeps its words while those of the others have no room any more. */
  isMain?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

/** A button of a table's toolbar: an icon alone where the table is narrow, beside a panel or on a phone. */
export function ToolButton({ icon: Icon, words, isMain = false, ...rest }: ToolButtonProps) {
  const [box, text] = isMain
    ? ['@max-lg:w-8 @max-lg:px-0', '@max-lg:hidden']
    : ['@max-3xl:w-8 @max-3xl:px-0', '@max-3xl:hidden'];
  return (
    <Button aria-label={words} title={words} className={box} {...rest}>
      <Icon className="size-4 text-muted" aria-hidden />
      <span className={text}>{words}</span>
    </Button>
  );
}
