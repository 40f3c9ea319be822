package it.varco.credential.spid.metadata;

import it.varco.credential.spid.SpidSettings;
import it.varco.credential.spid.SpidSettings.Body;
import it.varco.federation.Saml;
import it.varco.federation.XmlDraft;
import java.util.List;
import javax.xml.namespace.QName;

/**
 * Whom the federation writes to, and what the body is by law.
 *
 * @source SPID-13 to SPID-15
 */
final class Contacts {

    private static final String ITALY = "IT";

    private final SpidSettings settings;
    private final Body body;

    Contacts(SpidSettings settings) {
        this.settings = settings;
        this.body = settings.body();
    }

    /** One of a public body; of a private one, that for invoices as well. */
    List<XmlDraft> all() {
        XmlDraft first = contact("other", body.publicBody() ? publicBody() : privateBody());
        return body.publicBody() ? List.of(first) : List.of(first, contact("billing", invoices()));
    }

    private XmlDraft contact(String type, XmlDraft extensions) {
        XmlDraft contact = XmlDraft.of(Saml.metadata("ContactPerson"))
                .attribute("contactType", type)
                .child(extensions)
                .child(Saml.metadata("Company"), settings.italian().name())
                .child(Saml.metadata("EmailAddress"), settings.contact().email());
        if (!settings.contact().telephone().isEmpty()) {
            contact.child(Saml.metadata("TelephoneNumber"), settings.contact().telephone());
        }
        return contact;
    }

    private static XmlDraft extensions() {
        return XmlDraft.of(Saml.metadata("Extensions"));
    }

    private XmlDraft publicBody() {
        XmlDraft extensions = extensions().child(spid("IPACode"), body.ipaCode());
        return numbers(extensions).child(XmlDraft.of(spid("Public")));
    }

    private XmlDraft privateBody() {
        return numbers(extensions()).child(XmlDraft.of(spid("Private")));
    }

    private XmlDraft numbers(XmlDraft extensions) {
        if (!body.vatNumber().isEmpty()) {
            extensions.child(spid("VATNumber"), body.vatNumber());
        }
        if (!body.fiscalCode().isEmpty()) {
            extensions.child(spid("FiscalCode"), body.fiscalCode());
        }
        return extensions;
    }

    private XmlDraft invoices() {
        XmlDraft seat = XmlDraft.of(invoice("Sede"))
                .child(invoice("Indirizzo"), body.seat().street())
                .child(invoice("CAP"), body.seat().postcode())
                .child(invoice("Comune"), body.locality())
                .child(invoice("Provincia"), body.seat().provincia())
                .child(invoice("Nazione"), ITALY);
        XmlDraft person = number(XmlDraft.of(invoice("DatiAnagrafici")))
                .child(XmlDraft.of(invoice("Anagrafica"))
                        .child(invoice("Denominazione"), settings.italian().name()));
        return extensions()
                .child(XmlDraft.of(invoice("CessionarioCommittente"))
                        .child(person)
                        .child(seat));
    }

    /** The VAT number with its country apart, else the fiscal code. */
    private XmlDraft number(XmlDraft person) {
        String number = body.vatNumber();
        return number.length() < ITALY.length()
                ? person.child(invoice("CodiceFiscale"), body.fiscalCode())
                : person.child(XmlDraft.of(invoice("IdFiscaleIVA"))
                        .child(invoice("IdPaese"), number.substring(0, ITALY.length()))
                        .child(invoice("IdCodice"), number.substring(ITALY.length())));
    }

    private static QName spid(String name) {
        return new QName("https://spid.gov.it/saml-extensions", name, "spid");
    }

    private static QName invoice(String name) {
        return new QName("https://spid.gov.it/invoicing-extensions", name, "fpa");
    }
}
