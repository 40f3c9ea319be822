package it.varco.api.notification;

import org.osgi.annotation.versioning.ProviderType;

/** A message of invented values, in all its forms; each is empty where no words count. */
@ProviderType
public interface TemplatePreview {

    /** Which template it is made from, with subject of the mail and title of the letter. */
    TemplateCard card();

    /** The text message. */
    String brief();

    /** In how many parts the text message travels: at most 2 (OUT-02). */
    int segments();

    /** The mail as plain text. */
    String text();

    /** The mail as a whole page. */
    String html();

    /** The letter as a page in XHTML, for {@link it.varco.api.document.Documents}. */
    String letter();

    /** The words of the template as they count now. */
    String source();

    /** Name of the file that would take their place, from the home of the gateway on if it lies there. */
    String file();
}
