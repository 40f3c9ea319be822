package it.varco.api.notification;

import it.varco.api.form.Sentence;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The template of a kind of message in one language. */
@ProviderType
public interface TemplateCard {

    /** Symbolic name of the bundle that sends it. */
    String owner();

    /** As {@link Message#kind}. */
    String kind();

    /** Two letters of ISO 639-1. */
    String language();

    /** The subject as it counts now, with invented values; empty where no words count. */
    String subject();

    /** Whether the words are those that the administration put in its place. */
    boolean replaced();

    /** What is wrong with the words put in its place, which do not count then; empty if nothing is. */
    List<Sentence> problems();
}
