import type { ButtonHTMLAttributes, Ref } from 'react';

const looks = {
  primary: 'bg-accent text-on-accent font-semibold hover:brightness-110 border border-transparent',
  plain: 'bg-raised text-text border border-line hover:border-faint',
  danger: 'bg-raised text-bad border border-line hover:border-bad',
} as const;

export function Button({
  look = 'plain',
  className = '',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: keyof typeof looks; ref?: Ref<HTMLButtonElement> }) {
  return (
    <button
      type="button"
      className={`inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-md px-3 whitespace-nowrap disabled:opacity-50 ${looks[look]} ${className}`}
      {...rest}
    />
  );
}
