import { useAddressState } from '../../hook/use-address-state.ts';

/** What is open beside a list. An action that was begun there belongs to it, and leaves the address with it. */
export const useOpenPanel = () => {
  const [openId, write] = useAddressState('panel');
  const open = (id: string): void => write(id, id === openId ? {} : { without: 'act' });
  return [openId, open] as const;
};
