import type { ButtonHTMLAttributes, Ref } from 'react';

const looks = {
  primary: 'bg-accent text-on-accent font-semibold hover:brightness-110 border border-transparent',
  plain: 'bg-raised text-text border border-line hover:border-faint',
  danger: 'bg-raised text-bad border border-line hover:border-bad',
} as const;

const sizes = { normal: 'h-8 px-3', small: 'h-7 px-2.5 text-sm', within: 'h-6 px-2 text-sm' } as const;

export function Button({
  look = 'plain',
  size = 'normal',
  className = '',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: keyof typeof looks;
  /** small: beside a field or in a row. within: in a field. */
  size?: keyof typeof sizes;
  ref?: Ref<HTMLButtonElement>;
}) {
  return (
    <button
      type="button"
      className={`inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md whitespace-nowrap disabled:opacity-50 ${sizes[size]} ${looks[look]} ${className}`}
      {...rest}
    />
  );
}
