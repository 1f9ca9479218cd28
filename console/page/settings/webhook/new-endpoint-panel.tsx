import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../../../api/session.ts';
import { useDraftForm } from '../../../hook/use-draft-form.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { dataOption } from '../../../piece/data-option.tsx';
import { problemsByField } from '../../../piece/field-problem.ts';
import { FormProblem } from '../../../piece/form-problem.tsx';
import { SecretOnce } from '../../../piece/secret-once.tsx';
import { SidePanel } from '../../../piece/side-panel.tsx';
import css from '../settings.module.css';
import { addEndpoint, type MadeEndpoint } from './endpoints.ts';

const EMPTY = { shop: '', url: '' };
const PLACES = { '/shop_id': 'shop', '/url': 'url' };

const EndpointForm = ({ onMade }: { readonly onMade: (made: MadeEndpoint) => void }) => {
  const t = useWords();
  const client = useQueryClient();
  const { shops } = useSession();
  const { form, forget } = useDraftForm('settings/webhook', {
    empty: EMPTY,
    validate: {
      shop: (text) => (text === '' ? t('settingsWebhook.need.shop') : null),
      url: (text) => (text.trim() === '' ? t('settingsWebhook.need.url') : null),
    },
  });
  const sending = useMutation({
    mutationFn: ({ shop, url }: typeof EMPTY) => addEndpoint({ shop_id: shop, url: url.trim() }),
    onError: (error) => form.setErrors(problemsByField(error, t, PLACES).fields),
    onSuccess: async (made) => {
      forget();
      await client.invalidateQueries({ queryKey: ['webhooks'] });
      onMade(made);
    },
  });
  return (
    <form className={css.stack} onSubmit={form.onSubmit((values) => sending.mutate(values))}>
      <Select
        label={t('settingsWebhook.form.shop')}
        data={shops.map(({ id, name }) => ({ value: id, label: name }))}
        renderOption={dataOption}
        data-data
        {...form.getInputProps('shop')}
        value={form.values.shop === '' ? null : form.values.shop}
        onChange={(value) => form.setFieldValue('shop', value ?? '')}
      />
      <TextInput
        label={t('settingsWebhook.form.url')}
        description={t('settingsWebhook.form.urlHint')}
        inputMode="url"
        {...form.getInputProps('url')}
      />
      <FormProblem error={sending.error} places={PLACES} />
      <div className={css.acts}>
        <Button type="submit" variant="filled" loading={sending.isPending}>
          {t('settingsWebhook.form.send')}
        </Button>
      </div>
    </form>
  );
};

export const EndpointSecret = ({ secret, onDone }: { readonly secret: string; readonly onDone: () => void }) => {
  const t = useWords();
  return (
    <SecretOnce
      title={t('settingsWebhook.secret.title')}
      label={t('settingsWebhook.secret.label')}
      why={t('settingsWebhook.secret.why')}
      secret={secret}
      onDone={onDone}
    />
  );
};

export const NewEndpointPanel = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useWords();
  const [made, setMade] = useState<MadeEndpoint>();
  const title = t('settingsWebhook.form.title');
  return (
    <SidePanel title={title} label={title} onClose={onClose}>
      {made === undefined ? (
        <EndpointForm onMade={setMade} />
      ) : (
        <EndpointSecret secret={made.secret} onDone={onClose} />
      )}
    </SidePanel>
  );
};
