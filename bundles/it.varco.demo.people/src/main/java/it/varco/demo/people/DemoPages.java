package it.varco.demo.people;

import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageSet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * One page, open to all, that lists invented people with their codes.
 *
 * @source D-09, D-50
 */
@Component(name = "it.varco.demo.people", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DemoPages.Config.class)
public final class DemoPages implements PageSet {

    /** The people of the demonstration; the same list as that of the PIN. */
    @ObjectClassDefinition(name = "People of the demonstration")
    public @interface Config {
        @AttributeDefinition(description = "One person a line: CODICEFISCALE;PIN;Name;level;state;days")
        String[] people();
    }

    private final List<Page> pages;

    /** @throws IllegalArgumentException if the list is empty or a line has another shape */
    @Activate
    public DemoPages(Config config) {
        this(Arrays.asList(config.people()));
    }

    DemoPages(List<String> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("people: expected one person at least");
        }
        List<Map<String, Object>> rows = lines.stream()
                .map(InventedPerson::parse)
                .map(InventedPerson::row)
                .toList();
        PageAnswer answer = new PageAnswer.Show("demo", Map.of("people", rows));
        pages = List.of(
                Page.at("/demo", Text.of("demo.title")).shown(request -> answer).build());
    }

    @Override
    public List<Page> pages() {
        return pages;
    }
}
