/** The pages behind the address bar, which no test sees, and which cost each new window more than its own page does. */
export const addressBarFeatures = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'] as const;
