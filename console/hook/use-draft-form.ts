import { type FormValidateInput, useForm } from '@mantine/form';
import { useDraft } from './use-draft.ts';

type Asked<Values> = { readonly empty: Values; readonly validate: FormValidateInput<Values> };

/** A form whose fields survive a reload and a lost session. `forget` them once they have been sent. */
export const useDraftForm = <Values extends Record<string, unknown>>(
  key: string,
  { empty, validate }: Asked<Values>,
) => {
  const draft = useDraft(key, empty);
  const form = useForm({
    initialValues: draft.value,
    validate,
    onValuesChange: (values: Values) => draft.write(values),
  });
  const forget = (): void => {
    form.setValues(empty);
    draft.forget();
  };
  return { form, forget };
};
