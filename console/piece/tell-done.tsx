import { Anchor } from '@mantine/core';
import i18next from 'i18next';

type Done = {
  /** What was done, in the page's language. */
  readonly text: string;
  /** The way back, for ten seconds. */
  readonly undo?: { readonly word: string; readonly act: () => void };
};

const LONG_MS = 10_000;
const SHORT_MS = 4_000;

/** Says in a corner that something was done, and offers the way back where there is one. */
export const tellDone = async ({ text, undo }: Done): Promise<void> => {
  const { notifications } = await import('@mantine/notifications');
  const id = crypto.randomUUID();
  const back = (): void => {
    undo?.act();
    notifications.hide(id);
  };
  const link = undo && (
    <Anchor component="button" type="button" onClick={back} ml={8} fw={600}>
      {undo.word}
    </Anchor>
  );
  notifications.show({
    id,
    closeButtonProps: { 'aria-label': i18next.t('piece.close') },
    autoClose: undo === undefined ? SHORT_MS : LONG_MS,
    message: (
      <>
        {text}
        {link}
      </>
    ),
  });
};
