package it.varco.api.notification;

import it.varco.api.access.Administered;
import it.varco.api.session.Caller;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The words of messages, for whoever replaces them. Thread-safe. */
@ProviderType
public interface MessageTemplates {

    /**
     * Every template of the bundles that are here, by owner, kind, language; if the caller may do
     * {@code messages.view}.
     */
    Administered<List<TemplateCard>> all(Caller caller);

    /** One of them with invented values; if the caller may do {@code messages.view}. */
    Administered<TemplatePreview> preview(Caller caller, String owner, String kind, String language);
}
