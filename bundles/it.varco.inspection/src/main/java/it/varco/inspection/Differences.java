package it.varco.inspection;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.Sheet;
import it.varco.api.plugin.Signer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How a jar differs from the one that runs in its place, what counts most first. */
final class Differences {

    private final Sheet running;
    private final Sheet delivered;
    private final List<Sentence> told = new ArrayList<>();

    Differences(Sheet running, Sheet delivered) {
        this.running = running;
        this.delivered = delivered;
    }

    List<Sentence> told() {
        signer();
        version();
        more(Sheet::warnings).forEach(each -> told.add(Sentence.of(Differences.class, "new.warning", each)));
        more(Sheet::permissions).forEach(each -> told.add(Sentence.of(Differences.class, "new.permission", each)));
        more(Sheet::personalData).forEach(each -> told.add(Sentence.of(Differences.class, "new.data", each)));
        listed(more(Sheet::imports), names -> Sentence.of(Differences.class, "new.imports", names));
        listed(more(Sheet::uses), names -> Sentence.of(Differences.class, "new.uses", names));
        listed(more(Sheet::offers), names -> Sentence.of(Differences.class, "new.offers", names));
        listed(less(Sheet::offers), names -> Sentence.of(Differences.class, "gone.offers", names));
        listed(more(Sheet::configurations), names -> Sentence.of(Differences.class, "new.configurations", names));
        listed(less(Sheet::configurations), names -> Sentence.of(Differences.class, "gone.configurations", names));
        listed(more(Sheet::components), names -> Sentence.of(Differences.class, "new.components", names));
        less(Sheet::warnings).forEach(each -> told.add(Sentence.of(Differences.class, "gone.warning", each)));
        less(Sheet::permissions).forEach(each -> told.add(Sentence.of(Differences.class, "gone.permission", each)));
        less(Sheet::personalData).forEach(each -> told.add(Sentence.of(Differences.class, "gone.data", each)));
        listed(less(Sheet::imports), names -> Sentence.of(Differences.class, "gone.imports", names));
        listed(less(Sheet::uses), names -> Sentence.of(Differences.class, "gone.uses", names));
        listed(less(Sheet::components), names -> Sentence.of(Differences.class, "gone.components", names));
        return List.copyOf(told);
    }

    private void signer() {
        Optional<Signer> before = running.signer();
        Optional<Signer> now = delivered.signer();
        if (before.isPresent() && now.isEmpty()) {
            told.add(Sentence.of(Differences.class, "signer.gone", before.get().name()));
        } else if (before.isEmpty() && now.isPresent()) {
            told.add(Sentence.of(Differences.class, "signer.new", now.get().name()));
        } else if (before.isPresent()
                && !before.get().fingerprint().equals(now.get().fingerprint())) {
            told.add(Sentence.of(
                    Differences.class,
                    "signer.other",
                    before.get().name(),
                    now.get().name()));
        }
    }

    private void version() {
        Optional<BundleVersion> before = BundleVersion.parse(running.version());
        Optional<BundleVersion> now = BundleVersion.parse(delivered.version());
        if (before.isPresent() && now.isPresent()) {
            int way = now.get().compareTo(before.get());
            told.add(
                    way < 0
                            ? Sentence.of(Differences.class, "version.lower", now.get(), before.get())
                            : way > 0
                                    ? Sentence.of(Differences.class, "version.higher", now.get(), before.get())
                                    : Sentence.of(Differences.class, "version.same", now.get()));
        }
    }

    private <T> List<T> more(Function<Sheet, List<T>> part) {
        List<T> before = part.apply(running);
        return part.apply(delivered).stream()
                .filter(each -> !before.contains(each))
                .toList();
    }

    private <T> List<T> less(Function<Sheet, List<T>> part) {
        List<T> now = part.apply(delivered);
        return part.apply(running).stream().filter(each -> !now.contains(each)).toList();
    }

    private void listed(List<String> names, Function<String, Sentence> sentence) {
        if (!names.isEmpty()) {
            told.add(sentence.apply(Quoted.listed(names)));
        }
    }
}
