"""Wordings as businesses really show them, good and bad, with what each is shown for."""

from __future__ import annotations

from app.consent.model import ConsentTier, Kind, Source

EXPRESS, WRITTEN = ConsentTier.EXPRESS, ConsentTier.EXPRESS_WRITTEN
BRANDS = ("Acme Dental", "Smith & Jones, PLLC")

Shown = tuple[str, ConsentTier, Source, Kind | None]

GOOD: list[Shown] = [
    (
        "By checking this box, I agree to receive appointment reminders by text message from Acme Dental "
        "at the number provided. Message frequency varies. Msg & data rates may apply. Reply STOP to "
        "cancel, HELP for help. Terms: https://acme.example/sms-terms Privacy: "
        "https://acme.example/privacy",
        EXPRESS,
        Source.WEB_FORM,
        None,
    ),
    (
        "☐ Yes, text me appointment reminders from Acme Dental. Up to 4 msgs/month. Message and data "
        "rates may apply. Text STOP to opt out or HELP for help. See our Privacy Policy and SMS Terms.",
        EXPRESS,
        Source.WEB_FORM,
        None,
    ),
    (
        "By checking this box, I agree to receive recurring automated promotional and personalized "
        "marketing text messages (e.g. cart reminders) from Acme Dental at the cell number used when "
        "signing up. Consent is not a condition of any purchase. Reply HELP for help and STOP to cancel. "
        "Msg frequency varies. Msg & data rates may apply. View Terms & Privacy.",
        WRITTEN,
        Source.WEB_FORM,
        None,
    ),
    (
        "Text JOIN to 12345 to get weekly offers from Acme Dental. By texting JOIN you agree to receive "
        "recurring automated marketing messages. Consent not required to buy goods or services. Msg&Data "
        "rates may apply. Text HELP for help, STOP to end. Terms: acme.example/terms",
        WRITTEN,
        Source.WEB_FORM,
        None,
    ),
    (
        "May we text you about your case? Acme Dental will only reply to what you ask. ",
        EXPRESS,
        Source.WEB_FORM,
        Kind.CONVERSATIONAL,
    ),
    (
        "Al marcar esta casilla, acepto recibir mensajes de texto de Acme Dental sobre mis citas. La "
        "frecuencia de los mensajes varía. Pueden aplicarse tarifas de mensajes y datos. Responda STOP "
        "para cancelar o AYUDA para obtener ayuda. Términos y privacidad: https://acme.example/privacidad",
        EXPRESS,
        Source.WEB_FORM,
        None,
    ),
    (
        "Al marcar esta casilla, acepto recibir mensajes de texto recurrentes y automatizados de "
        "marketing de Acme Dental a este número, hasta 4 al mes. El consentimiento no es una condición de "
        "compra. Pueden aplicarse tarifas de mensajes y datos. Responda ALTO para cancelar, AYUDA para "
        "ayuda.",
        WRITTEN,
        Source.WEB_FORM,
        None,
    ),
    (
        "En cochant cette case, j’accepte de recevoir des SMS d’Acme Dental concernant mes rendez-vous. "
        "La fréquence des messages varie. Des frais de messagerie et de données peuvent s’appliquer. "
        "Répondez ARRET pour arrêter, AIDE pour obtenir de l’aide. Politique de confidentialité : "
        "https://acme.example/confidentialite",
        EXPRESS,
        Source.WEB_FORM,
        None,
    ),
    (
        "En cochant cette case, j’accepte de recevoir des messages texte promotionnels récurrents et "
        "automatisés d’Acme Dental à ce numéro, jusqu’à 4 par mois. Le consentement n’est pas une "
        "condition d’achat. Des frais de messagerie et de données peuvent s’appliquer. Répondez STOP pour "
        "vous désabonner, AIDE pour de l’aide.",
        WRITTEN,
        Source.WEB_FORM,
        None,
    ),
    (
        "Text Messages. You agree that Acme Dental may send text messages to the mobile number you give "
        "below for scheduling, documents and billing notices. Frequency varies. Message and data rates "
        "may apply. You may stop at any time by replying STOP. Your choice does not affect our services.",
        EXPRESS,
        Source.WEB_FORM,
        None,
    ),
    (
        "Acme Dental: May we text you at this number about appointment reminders? Message frequency: up "
        "to 4 a month. Msg & data rates may apply. Reply YES to agree, STOP to stop. Reply HELP for help.",
        EXPRESS,
        Source.WEB_FORM,
        None,
    ),
    (
        "Acme Dental: Do you agree to get recurring automated marketing texts from us about offers at "
        "this number? Message frequency: up to 4 a month. Consent is not a condition of purchase. Msg & "
        "data rates may apply. Reply YES to agree, STOP to stop. Reply HELP for help.",
        WRITTEN,
        Source.WEB_FORM,
        None,
    ),
    (
        "I authorize Acme Dental to contact me by phone, e-mail and text message about my account. I can "
        "revoke my consent at any time.",
        EXPRESS,
        Source.WEB_FORM,
        None,
    ),
    (
        "Would you like order updates by SMS from Acme Dental? Mobile opt-in data will not be shared with "
        "third parties or affiliates for marketing purposes. Reply STOP to opt out.",
        EXPRESS,
        Source.WEB_FORM,
        None,
    ),
    (
        "Smith & Jones, PLLC may send me text messages at the mobile number below about scheduling, "
        "documents and billing. Message frequency varies; message and data rates may apply. I may reply "
        "STOP at any time to stop, or HELP for help. Text messages are not confidential. I am not "
        "required to agree. Signature ____ Date ____",
        EXPRESS,
        Source.ENGAGEMENT_LETTER,
        None,
    ),
    (
        "By signing up via text, you agree to receive recurring automated marketing messages from Acme "
        "Dental at the phone number provided. Consent is not a condition of purchase. Reply STOP to "
        "unsubscribe. HELP for help. Message & Data rates may apply. View Privacy Policy & ToS",
        WRITTEN,
        Source.WEB_FORM,
        None,
    ),
    (
        "By submitting this form and signing up for texts, you consent to receive marketing text messages "
        "(e.g. promos, cart reminders) from Acme Dental at the number provided, including messages sent "
        "by autodialer. Consent is not a condition of purchase. Msg & data rates may apply. Msg frequency "
        "varies. Unsubscribe at any time by replying STOP or clicking the unsubscribe link (where "
        "available). Privacy Policy & Terms.",
        WRITTEN,
        Source.WEB_FORM,
        None,
    ),
    (
        "Patients in our practice may be contacted via email and/or text messaging to remind you of an "
        "appointment. Acme Dental. If at any time I provide an email or text address at which I may be "
        "contacted, I consent to receiving appointment reminders. I can opt out at any time by contacting "
        "the office.",
        EXPRESS,
        Source.PAPER,
        None,
    ),
    (
        "Please text me when my glasses are ready",
        EXPRESS,
        Source.THEY_ASKED,
        None,
    ),
    (
        "Text SMILE to 704-555-0100 for appointment reminders from Acme Dental. Up to 4 msgs/mo. Msg&data "
        "rates may apply. Reply STOP to end, HELP for help. acme.example/terms",
        EXPRESS,
        Source.KEYWORD,
        None,
    ),
    (
        "You do not have to accept our terms to get texts. Acme Dental will text you about your "
        "appointments if you check this box. Reply STOP to stop.",
        EXPRESS,
        Source.WEB_FORM,
        None,
    ),
    (
        "I agree to receive text messages from Acme Dental about appointments and I accept the SMS Terms "
        "(acme.example/sms-terms). Reply STOP to stop.",
        EXPRESS,
        Source.WEB_FORM,
        None,
    ),
    (
        "I agree to Acme Dental's SMS Terms and to receive text messages about appointments. Reply STOP to stop.",
        EXPRESS,
        Source.WEB_FORM,
        None,
    ),
    (
        "Acme Dental text reminders about your appointments. No mobile information will be shared with "
        "third parties or affiliates for marketing or promotional purposes. Reply STOP to stop.",
        EXPRESS,
        Source.WEB_FORM,
        None,
    ),
    (
        "Acme Dental may text you about appointments. Your information will never be sold, rented or "
        "shared with anyone. Reply STOP to stop.",
        EXPRESS,
        Source.WEB_FORM,
        None,
    ),
    (
        "Yes! Sign me up to receive text updates from Acme Dental. You may unsubscribe at any time. The "
        "box is not pre-checked.",
        EXPRESS,
        Source.WEB_FORM,
        None,
    ),
    (
        "Your agreement to texts is not required to receive treatment. Acme Dental will text you "
        "appointment reminders. Reply STOP to stop.",
        EXPRESS,
        Source.PAPER,
        None,
    ),
    (
        "Acme Dental: reply to this e-mail with YES if we may text you appointment reminders (about 2 a "
        "month). Silence is no consent. Tell us to stop whenever you like.",
        EXPRESS,
        Source.EMAIL,
        None,
    ),
    (
        "Enter your mobile number for a one-time text with your receipt from Acme Dental. Reply STOP to opt out.",
        EXPRESS,
        Source.WEB_FORM,
        None,
    ),
    (
        "Acme Dental will reply by text to your questions about your matter.",
        EXPRESS,
        Source.ENGAGEMENT_LETTER,
        Kind.CONVERSATIONAL,
    ),
    (
        "Autorizo a Acme Dental a enviarme recordatorios de citas por SMS. Puedo cancelar en cualquier "
        "momento respondiendo STOP.",
        EXPRESS,
        Source.PAPER,
        None,
    ),
    (
        "J'autorise Acme Dental à m'envoyer des rappels de rendez-vous par SMS. Répondez STOP pour vous "
        "désabonner. Ce consentement n'est pas obligatoire pour acheter.",
        EXPRESS,
        Source.WEB_FORM,
        None,
    ),
    (
        "No compartimos su número de teléfono con terceros. Acepto recibir SMS de Acme Dental sobre "
        "citas. Responda STOP.",
        EXPRESS,
        Source.WEB_FORM,
        None,
    ),
    (
        "Acme Dental may text me about appointments. Reply STOP to stop; if you cannot opt out by text, call us.",
        EXPRESS,
        Source.PAPER,
        None,
    ),
    (
        "I agree to get marketing texts from Acme Dental about offers, up to 4 msgs. per month. Consent is not a "
        "condition of purchase. Msg. & data rates may apply. Reply STOP to stop.",
        WRITTEN,
        Source.PAPER,
        None,
    ),
]
"""A grant may rest on these."""

BAD: list[tuple[str, ConsentTier, Source, Kind | None, str]] = [
    (
        "I opt into communications from Acme Dental about my appointments. Text STOP to stop.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "not_sms_specific",
    ),
    (
        "I opt into communications.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "not_sms_specific no_brand no_purpose no_opt_out",
    ),
    (
        "By accepting our Terms of Service you agree to receive text messages from Acme Dental about your "
        "appointments. Reply STOP to stop.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "bundled",
    ),
    (
        "I agree to the Terms of Service, the Privacy Policy and to receive text messages from Acme "
        "Dental about appointments. Reply STOP to stop.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "bundled",
    ),
    (
        "[x] Text me appointment reminders from Acme Dental. Reply STOP to stop.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "pre_checked",
    ),
    (
        "Text me appointment reminders from Acme Dental. Reply STOP to stop. Uncheck this box if you do "
        "not want texts.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "pre_checked",
    ),
    (
        "You must agree to receive text messages from Acme Dental to book an appointment. Reply STOP to stop.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "condition_of_purchase",
    ),
    (
        "Consent to receive marketing texts from Acme Dental is required to purchase. Up to 4 a month, "
        "rates may apply, reply STOP to stop.",
        WRITTEN,
        Source.WEB_FORM,
        None,
        "condition_of_purchase",
    ),
    (
        "I agree to receive text messages from Acme Dental about appointments. Reply STOP to stop. We may "
        "share your mobile number with our marketing partners.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "shared",
    ),
    (
        "Get texts from Acme Dental about appointments.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "no_opt_out",
    ),
    (
        "Get texts about appointments. Reply STOP to stop.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "no_brand",
    ),
    (
        "Acme Dental may text me. Reply STOP to stop",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "no_purpose",
    ),
    (
        "I agree to get promotional texts from Acme Dental. Reply STOP to stop.",
        WRITTEN,
        Source.WEB_FORM,
        None,
        "no_frequency no_rates no_free_choice",
    ),
    (
        "By creating an account you agree to receive SMS from Acme Dental about orders. Reply STOP to stop.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "bundled",
    ),
    (
        "Acme Dental may text you about appointments. This consent is irrevocable. Reply STOP to stop.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "no_opt_out",
    ),
    (
        "Al aceptar los términos y condiciones, usted acepta recibir mensajes de texto de Acme Dental "
        "sobre sus citas. Responda STOP para cancelar.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "bundled",
    ),
    (
        "En acceptant nos conditions générales, vous acceptez de recevoir des SMS d'Acme Dental "
        "concernant vos rendez-vous. Répondez STOP pour arrêter.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "bundled",
    ),
    (
        "Leave your number and we will be in touch. Acme Dental",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "not_sms_specific no_purpose no_opt_out",
    ),
    (
        "I consent to receive SMS notifications, alerts & occasional marketing communication from "
        "company. Message frequency varies. Message & data rates may apply. Text HELP to (704) 555-0199 "
        "for assistance. You can reply STOP to unsubscribe at any time.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "no_brand",
    ),
    (
        "By providing your phone number, you agree to receive text messages from Acme Dental. Message and "
        "data rates may apply. Reply STOP to opt out.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "no_purpose",
    ),
    (
        "Acme Dental would like to text you appointment reminders. We will not send marketing texts. "
        "Reply STOP to stop.",
        WRITTEN,
        Source.WEB_FORM,
        None,
        "no_frequency no_rates no_marketing no_free_choice",
    ),
    (
        "I agree that Acme Dental may call or e-mail me about my appointments. Reply STOP to stop.",
        EXPRESS,
        Source.PAPER,
        None,
        "not_sms_specific",
    ),
    (
        "Please text me",
        EXPRESS,
        Source.THEY_ASKED,
        None,
        "no_purpose",
    ),
    (
        "The full text of this agreement is kept at our office. Acme Dental may contact you about "
        "appointments. Reply STOP to stop.",
        EXPRESS,
        Source.PAPER,
        None,
        "not_sms_specific",
    ),
    (
        "Acme Dental may text you about appointments, no more than 4 a month. Reply STOP to stop. We do "
        "not sell your data, but we may share your phone number with partners.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "shared",
    ),
    (
        "Acme Dental may text you about anything. Reply STOP to stop.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "no_purpose",
    ),
    (
        "By continuing to use this website you consent to receive SMS offers from Acme Dental. Consent "
        "not a condition of purchase. 2 msgs a week. Rates may apply. Reply STOP to stop",
        WRITTEN,
        Source.WEB_FORM,
        None,
        "bundled",
    ),
    (
        "Our terms and conditions include your consent to text messages from Acme Dental about orders. "
        "Reply STOP to stop.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "bundled",
    ),
    (
        "As a condition of treatment I agree to receive text messages from Acme Dental about my "
        "appointments. Reply STOP to stop.",
        EXPRESS,
        Source.PAPER,
        None,
        "condition_of_purchase",
    ),
    (
        "I do not want text messages from Acme Dental about appointments. Reply STOP to stop.",
        EXPRESS,
        Source.PAPER,
        None,
        "not_sms_specific",
    ),
    (
        "Acme Dental may contact you.",
        EXPRESS,
        Source.ENGAGEMENT_LETTER,
        Kind.CONVERSATIONAL,
        "not_sms_specific no_purpose",
    ),
    (
        "Acme Dental alerts: 2 msgs per week. Message and data rates may apply.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "not_sms_specific no_opt_out",
    ),
    (
        "Required: you agree to receive SMS from Acme Dental about your order in order to place your "
        "order. Reply STOP to stop.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "condition_of_purchase",
    ),
    (
        "Acepto recibir comunicaciones de Acme Dental sobre mis citas. Responda STOP para cancelar.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "not_sms_specific",
    ),
    (
        "Debe aceptar recibir mensajes de texto de Acme Dental para reservar una cita. Responda STOP para cancelar.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "condition_of_purchase",
    ),
    (
        "J'accepte de recevoir les communications d'Acme Dental sur mes rendez-vous. Répondez STOP.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "not_sms_specific",
    ),
    (
        "Vous devez accepter de recevoir des SMS d'Acme Dental concernant vos rendez-vous pour réserver. "
        "Répondez STOP.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "condition_of_purchase",
    ),
    (
        "Compartiremos su número de teléfono con terceros. Acepto recibir SMS de Acme Dental sobre citas. "
        "Responda STOP.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "shared",
    ),
    (
        "I agree that Acme Dental may contact me about appointments. SMS data is never shared with third parties. "
        "Reply STOP to stop.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "not_sms_specific",
    ),
    (
        "I agree that Acme Dental may contact me about appointments. Reply STOP to end texts.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "not_sms_specific",
    ),
    (
        "Acme Dental may contact me about appointments. Text message and data rates may apply. Reply STOP to stop.",
        EXPRESS,
        Source.WEB_FORM,
        None,
        "not_sms_specific",
    ),
]
"""No grant may; the last is why, as codes in the report's order."""
