import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import { useSession } from '../api/session.ts';
import { Guide } from '../guide/guide.tsx';
import { KeysHelp } from '../keys/help.tsx';
import { Palette } from './palette.tsx';

type Props = { readonly isHelp: boolean; readonly onHelp: (isOpen: boolean) => void };

/** What lies over the page now and then; fetched once the page itself is there. */
export const Overlays = ({ isHelp, onHelp }: Props) => (
  <>
    {useSession().controls ? <Guide /> : null}
    <Notifications position="bottom-left" />
    <Palette onKeys={() => onHelp(true)} />
    <KeysHelp isOpen={isHelp} onClose={() => onHelp(false)} />
  </>
);
