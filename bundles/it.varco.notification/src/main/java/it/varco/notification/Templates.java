package it.varco.notification;

import it.varco.api.form.Sentence;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * The words of all messages: what the bundles that send them bring, what language packs add, what the administration
 * put in the place of either.
 *
 * @source D-58, D-64, NOT-28
 */
final class Templates implements Writer {

    private static final String FOLDER = "OSGI-INF/messages";
    private static final String ITALIAN = "it";
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    private static final Pattern FILE = Pattern.compile("([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)_(" + LANGUAGE + ")\\.md");
    private static final Draft NONE = new Draft.Wrong(List.of());

    private final MessageFiles files;
    private final Replacements<Draft> replacements;
    private final House house;
    private final Site site;
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();

    /** @param folder where the administration puts words of its own; need not be there */
    Templates(BundleContext context, Path folder, House house, Site site) {
        this.files = new MessageFiles(context);
        this.replacements = new Replacements<>(context, folder, why -> new Draft.Wrong(List.of(why)));
        this.house = house;
        this.site = site;
    }

    /**
     * What the words of a kind in a language are.
     *
     * @param owner symbolic name of the sender
     * @param words those that count, or none
     * @param replaced whether they are the administration's
     * @param problems why what was meant to count does not
     */
    record Found(String owner, String kind, String language, Draft words, boolean replaced, List<Sentence> problems) {}

    /**
     * What bundles bring for one sender.
     *
     * @param stamp another one as soon as one of these bundles is
     * @param drafts by kind and language
     */
    private record Shelf(String stamp, Map<String, Map<String, Draft>> drafts) {

        Optional<Draft> draft(String kind, String language) {
            return Optional.ofNullable(drafts.getOrDefault(kind, Map.of()).get(language));
        }

        Optional<Template> original(String kind) {
            return draft(kind, ITALIAN).flatMap(Draft::template);
        }
    }

    @Override
    public Written write(String owner, Message message, Locale language) {
        boolean secret = !message.secrets().isEmpty() || !message.links().isEmpty();
        if (secret && message.over().contains(Medium.CALL)) {
            throw new IllegalArgumentException("message: expected no secret and no link in what an officer is to say");
        }
        Template original = original(owner, message.kind());
        Template template = Stream.of(language.getLanguage(), ITALIAN)
                .flatMap(code -> find(owner, message.kind(), code).words.template().stream())
                .findFirst()
                .orElse(original);
        return template.write(Values.of(message, original.places(), house, site, new Moments(template.language())));
    }

    private Template original(String owner, String kind) {
        return shelf(owner)
                .flatMap(shelf -> shelf.original(kind))
                .orElseThrow(() -> new IllegalArgumentException(
                        "message: expected a right template of kind " + kind + " in bundle " + owner));
    }

    /** The words of a kind in a language, or why there are none. */
    Found find(String owner, String kind, String language) {
        return shelf(owner)
                .map(shelf -> find(shelf, owner, kind, language))
                .orElse(new Found(owner, kind, language, NONE, false, List.of()));
    }

    private Found find(Shelf shelf, String owner, String kind, String language) {
        Optional<Draft> own = shelf.original(kind)
                .filter(original -> LANGUAGE.matcher(language).matches())
                .flatMap(original -> replaced(file(owner, kind, language), language, original));
        boolean replaced = own.flatMap(Draft::template).isPresent();
        Draft brought = shelf.draft(kind, language).orElse(NONE);
        List<Sentence> problems = new ArrayList<>(own.map(Draft::problems).orElse(List.of()));
        if (!replaced) {
            problems.addAll(brought.problems());
        }
        return new Found(owner, kind, language, replaced ? own.orElseThrow() : brought, replaced, problems);
    }

    /** Written with invented values, if there are words. */
    Optional<Written> example(Found found) {
        return found.words
                .template()
                .map(template -> template.write(Values.examples(
                        original(found.owner, found.kind).places(), house, new Moments(template.language()))));
    }

    /** The words of all senders that are started, by owner, kind and language. */
    List<Found> all() {
        List<Found> all = new ArrayList<>();
        for (String owner : senders()) {
            shelf(owner)
                    .ifPresent(shelf -> new TreeMap<>(shelf.drafts)
                            .forEach((kind, drafts) -> languages(owner, kind, drafts)
                                    .forEach(language -> all.add(find(shelf, owner, kind, language)))));
        }
        return all;
    }

    /** What is wrong with words that were meant to count, and which files the administration put in vain. */
    List<Sentence> problems() {
        List<Sentence> problems = new ArrayList<>();
        for (Found found : all()) {
            if (!found.problems.isEmpty()) {
                problems.add(Sentence.of(
                        Templates.class,
                        "template.wrong",
                        file(found.owner, found.kind, found.language),
                        Sentence.all(found.problems)));
            }
        }
        for (String owner : senders()) {
            for (String name : replacements.in(owner)) {
                Matcher file = FILE.matcher(name);
                boolean known = file.matches()
                        && shelf(owner)
                                .flatMap(shelf -> shelf.draft(file.group(1), ITALIAN))
                                .isPresent();
                if (!known && !name.startsWith(".")) {
                    problems.add(Sentence.of(Templates.class, "template.stray", replacements.told(owner + "/" + name)));
                }
            }
        }
        return problems;
    }

    /** The file that would take the place of the words. */
    String replacement(Found found) {
        return replacements.told(file(found.owner, found.kind, found.language));
    }

    private static String file(String owner, String kind, String language) {
        return owner + "/" + kind + "_" + language + ".md";
    }

    private Set<String> senders() {
        TreeSet<String> senders = new TreeSet<>();
        for (Bundle bundle : files.active()) {
            if (bundle.getEntry(FOLDER) != null) {
                senders.add(bundle.getSymbolicName());
            }
        }
        return senders;
    }

    private Set<String> languages(String owner, String kind, Map<String, Draft> drafts) {
        TreeSet<String> languages = new TreeSet<>(drafts.keySet());
        for (String name : replacements.in(owner)) {
            Matcher file = FILE.matcher(name);
            if (file.matches() && file.group(1).equals(kind)) {
                languages.add(file.group(2));
            }
        }
        return languages;
    }

    private Optional<Draft> replaced(String file, String language, Template original) {
        return replacements.of(file, original, words -> Template.variant(words, new Locale(language), original));
    }

    private Optional<Shelf> shelf(String owner) {
        Optional<Bundle> sender = files.named(owner);
        if (sender.isEmpty()) {
            shelves.remove(owner);
            return Optional.empty();
        }
        List<MessageFiles.Pack> packs = files.packs(owner);
        StringBuilder stamp = new StringBuilder(MessageFiles.stamp(sender.get()));
        packs.forEach(pack -> stamp.append(' ').append(MessageFiles.stamp(pack.bundle())));
        Shelf before = shelves.get(owner);
        if (before == null || !before.stamp.contentEquals(stamp)) {
            before = new Shelf(stamp.toString(), drafts(sender.get(), packs));
            shelves.put(owner, before);
        }
        return Optional.of(before);
    }

    private static Map<String, Map<String, Draft>> drafts(Bundle sender, List<MessageFiles.Pack> packs) {
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        collect(sender, FOLDER, "", words);
        String owner = sender.getSymbolicName();
        packs.forEach(pack -> collect(pack.bundle(), FOLDER + "/" + owner, pack.language(), words));
        Map<String, Map<String, Draft>> drafts = new HashMap<>();
        words.forEach((kind, byLanguage) -> {
            String italian = byLanguage.get(ITALIAN);
            if (italian != null) { // without it nobody knows the places
                drafts.put(kind, drafts(Template.original(italian), byLanguage));
            }
        });
        return drafts;
    }

    private static Map<String, Draft> drafts(Draft italian, Map<String, String> byLanguage) {
        Map<String, Draft> drafts = new TreeMap<>();
        byLanguage.forEach((language, words) -> italian.template()
                .ifPresent(original -> drafts.put(language, Template.variant(words, new Locale(language), original))));
        drafts.put(ITALIAN, italian);
        return drafts;
    }

    /** @param only the language that counts; empty for all */
    private static void collect(Bundle bundle, String folder, String only, Map<String, Map<String, String>> words) {
        for (String name : MessageFiles.in(bundle, folder)) {
            Matcher file = FILE.matcher(name);
            if (file.matches() && (only.isEmpty() || only.equals(file.group(2)))) {
                MessageFiles.read(bundle, folder + "/" + name)
                        .ifPresent(bytes -> words.computeIfAbsent(file.group(1), kind -> new TreeMap<>())
                                .put(file.group(2), new String(bytes, StandardCharsets.UTF_8)));
            }
        }
    }
}
