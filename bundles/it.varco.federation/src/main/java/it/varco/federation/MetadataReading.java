package it.varco.federation;

import java.util.List;

/**
 * What metadata came to.
 *
 * @param providers each once, in the order of the document; may be empty
 * @param flaws what is wrong with the others, or with all of it, in English, for administrators: with the names of
 *     entities and elements, and nothing else of the document
 */
public record MetadataReading(List<IdentityProvider> providers, List<String> flaws) {

    /** Copies both. */
    public MetadataReading {
        providers = List.copyOf(providers);
        flaws = List.copyOf(flaws);
    }

    static MetadataReading flawed(String why) {
        return new MetadataReading(List.of(), List.of(why));
    }
}
