package it.varco.itests.administration;

import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageSet;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** The pages of the console as they would be if somebody had forgotten to say who may open them. */
final class Unguarded {

    private Unguarded() {}

    /** As if the bundle itself had made them: pages of strangers are not served. */
    static PageSet of(Bundle bundle) {
        List<Page> pages = Arrays.stream(Verb.values())
                .map(verb -> verb.page().replaceFirst("[? ].*", ""))
                .filter(path -> !path.isEmpty())
                .distinct()
                .map(Unguarded::page)
                .toList();
        ClassLoader loader = bundle.adapt(BundleWiring.class).getClassLoader();
        return (PageSet) Proxy.newProxyInstance(
                loader, new Class<?>[] {PageSet.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "pages" -> pages;
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> "Unguarded";
                });
    }

    private static Page page(String path) {
        PageAnswer answer = new PageAnswer.Show("console-start-enter", Map.of("login", "/"));
        return Page.at(path, Text.of("start.title"))
                .shown(request -> answer)
                .sent(request -> answer)
                .build();
    }
}
