package it.varco.plugins;

import it.varco.api.plugin.PluginContract;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * Where the component runtime puts the plugins of one kind: it adds each service that comes, with its properties, and
 * removes each that goes. A service whose properties change is added again before it is removed.
 */
final class Arrivals<P> extends AbstractCollection<Map.Entry<Map<String, Object>, P>> {

    private final PluginContract<P, ?> contract;
    private final Roster roster;
    private final BundleContext context;
    private final BundleSigns signs;
    private final List<Map.Entry<Map<String, Object>, P>> present = new ArrayList<>();

    Arrivals(PluginContract<P, ?> contract, Roster roster, BundleContext context, BundleSigns signs) {
        this.contract = contract;
        this.roster = roster;
        this.context = context;
        this.signs = signs;
    }

    @Override
    public synchronized boolean add(Map.Entry<Map<String, Object>, P> service) {
        boolean known = times(number(service)) > 0;
        present.add(service);
        Bundle bundle = context.getBundle(number(service, Constants.SERVICE_BUNDLEID));
        if (!known && bundle != null) {
            roster.arrive(number(service), contract, Origin.of(bundle), service.getValue());
        }
        return true;
    }

    @Override
    public synchronized boolean remove(Object service) {
        for (int i = 0; i < present.size(); i++) {
            if (present.get(i) == service) {
                Map.Entry<Map<String, Object>, P> gone = present.remove(i);
                if (times(number(gone)) == 0) {
                    signs.leaving(number(gone, Constants.SERVICE_BUNDLEID));
                    roster.leave(number(gone));
                }
                return true;
            }
        }
        return false;
    }

    private long times(long number) {
        return present.stream().filter(service -> number(service) == number).count();
    }

    private static long number(Map.Entry<? extends Map<String, Object>, ?> service) {
        return number(service, Constants.SERVICE_ID);
    }

    private static long number(Map.Entry<? extends Map<String, Object>, ?> service, String property) {
        return service.getKey().get(property) instanceof Long number ? number : -1;
    }

    @Override
    public synchronized Iterator<Map.Entry<Map<String, Object>, P>> iterator() {
        return List.copyOf(present).iterator();
    }

    @Override
    public synchronized int size() {
        return present.size();
    }
}
