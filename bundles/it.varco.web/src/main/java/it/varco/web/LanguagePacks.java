package it.varco.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The language packs that are here. Thread-safe. */
final class LanguagePacks {

    private static final Logger LOG = LoggerFactory.getLogger(LanguagePacks.class);

    /** Each is a link on every page. */
    private static final int MOST_LANGUAGES = 20;

    private final String front;
    private volatile List<LanguagePack> here = List.of();
    private volatile Languages languages = Languages.ALWAYS;

    /** @param front symbolic name of the bundle whose pages surround all others */
    LanguagePacks(String front) {
        this.front = front;
    }

    /** Those that are offered: a language in which the login is not there is none to choose. */
    Languages languages() {
        return languages;
    }

    /** What is translated of a bundle; of two packs with the same clause the later counts. */
    Map<String, String> words(String bundle, Language language) {
        LanguagePack.Clause clause = new LanguagePack.Clause(bundle, language);
        List<LanguagePack> now = here;
        for (int i = now.size() - 1; i >= 0; i--) {
            Map<String, String> words = now.get(i).words().get(clause);
            if (words != null) {
                return words;
            }
        }
        return Map.of();
    }

    synchronized void add(LanguagePack pack) {
        List<LanguagePack> more = new ArrayList<>(here);
        more.add(pack);
        become(more);
    }

    synchronized void remove(LanguagePack pack) {
        List<LanguagePack> fewer = new ArrayList<>(here);
        fewer.remove(pack);
        become(fewer);
    }

    private void become(List<LanguagePack> packs) {
        here = List.copyOf(packs);
        Set<Language> brought = packs.stream()
                .flatMap(pack -> pack.words().keySet().stream())
                .filter(clause -> clause.bundle().equals(front))
                .map(LanguagePack.Clause::language)
                .distinct()
                .limit(MOST_LANGUAGES)
                .collect(Collectors.toSet());
        languages = Languages.ALWAYS.and(brought);
        LOG.info(
                "languages offered={}",
                languages.all().stream().map(Language::code).toList());
    }
}
