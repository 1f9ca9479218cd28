import { useNavigate, useSearch } from '@tanstack/react-router';

type Search = Readonly<Record<string, string>>;

/** A filter, a tab or an open panel: it lives in the address, so that a link shows the same to somebody else. */
export const useAddressState = (name: string, fallback = '') => {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const write = (value: string, { push = false, without = '' } = {}): void => {
    const change = ({ [name]: _, [without]: _gone, ...rest }: Search): Search =>
      value === fallback ? rest : { ...rest, [name]: value };
    void navigate({ to: '.', search: change as never, replace: !push });
  };
  return [search[name] ?? fallback, write] as const;
};
