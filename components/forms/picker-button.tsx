import { Plug } from 'lucide-react';
import type { ButtonHTMLAttributes, Ref } from 'react';
import { Button } from '@/components/ui/button';

type PickerButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  action: string;
  compact: boolean;
  ref?: Ref<HTMLButtonElement>;
};

export function PickerButton({ action, compact, ...rest }: PickerButtonProps) {
  if (compact) {
    return (
      <Button size="small" aria-label={action} {...rest}>
        Attach…
      </Button>
    );
  }
  return (
    <Button look="primary" {...rest}>
      <Plug className="size-4" aria-hidden /> {action}
    </Button>
  );
}
