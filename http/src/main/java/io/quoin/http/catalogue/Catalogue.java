package io.quoin.http.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All methods, in the order in which they are documented. */
public final class Catalogue {
    private final List<Method> methods;
    private final Map<String, Method> byName = new HashMap<>();
    private final Map<String, Method> byPath = new HashMap<>();

    private Catalogue(List<Method> methods) {
        this.methods = List.copyOf(methods);
        for (Method method : methods) {
            if (byName.put(method.name(), method) != null || byPath.put(method.path(), method) != null) {
                throw new IllegalArgumentException("there are two methods " + method.name());
            }
        }
    }

    /** The catalogue of these methods. */
    public static Catalogue of(List<Chapter> chapters) {
        List<Method> methods = new ArrayList<>();
        chapters.forEach(chapter -> methods.addAll(chapter.methods()));
        return new Catalogue(methods);
    }

    /** Methods about one subject. */
    public interface Chapter {
        /** The methods, in the order in which they are documented. */
        List<Method> methods();
    }

    /** All methods. */
    public List<Method> methods() {
        return methods;
    }

    /** The method of this name, or null. */
    public @Nullable Method named(String name) {
        return byName.get(name);
    }

    /** The method that REST finds at this path, or null. */
    public @Nullable Method at(String path) {
        return byPath.get(path);
    }
}
