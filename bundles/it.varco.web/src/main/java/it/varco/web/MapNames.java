package it.varco.web;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds the names of a template in maps and nowhere else: no method and no field of any object is ever called by its
 * name.
 *
 * <p>One fetcher serves every name, so what the template engine takes for its cache of fetchers always holds just that.
 *
 * @source SEC-50
 */
final class MapNames extends BasicCollector {

    static final MapNames COLLECTOR = new MapNames();

    private static final Mustache.VariableFetcher FETCHER = MapNames::fetch;

    private MapNames() {}

    private static Object fetch(Object context, String name) {
        Object value = context instanceof Map<?, ?> map ? map.get(name) : null;
        return value == null ? Template.NO_FETCHER_FOUND : value;
    }

    @Override
    public Mustache.VariableFetcher createFetcher(Object context, String name) {
        return FETCHER;
    }

    @Override
    public <K, V> Map<K, V> createFetcherCache() {
        return new OneForAll<>();
    }

    private static final class OneForAll<K, V> extends AbstractMap<K, V> {

        @Override
        @SuppressWarnings("unchecked") // the engine asks with its own key type and takes a fetcher
        public V get(Object key) {
            return (V) FETCHER;
        }

        @Override
        public V put(K key, V value) {
            return value;
        }

        @Override
        public Set<Entry<K, V>> entrySet() {
            return Set.of();
        }
    }
}
