/** What an agent sends to a customer, beside the sentences of the customer's own page. */
export const letter = {
  order: 'Your order {{number}}: {{headline}}.',
  refunds: 'About your order {{number}}:',
  sorry: 'We are sorry about the delay of your order {{number}}.',
  tracking: '{{carried}}, tracking number {{number}}',
  labelled: '{{label}}: {{what}}',
  steps: '{{step}}. {{next}}.',
  link: 'Follow your order here: {{url}}',
} as const;
