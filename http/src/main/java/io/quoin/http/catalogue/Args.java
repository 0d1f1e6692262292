package io.quoin.http.catalogue;

import io.quoin.http.json.Json;
import io.quoin.http.json.JsonObject;
import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of one request, read strictly: each is of its type, none is missing, and there are no others. */
public final class Args {
    private final Map<Param<?>, Object> values = new HashMap<>();

    private Args() {}

    /** The values of these parameters in the object; throws a problem that names the parameter. */
    public static Args read(List<Param<?>> params, JsonObject object) {
        Args args = new Args();
        int found = 0;
        for (Param<?> param : params) {
            Json json = object.find(param.name());
            if (json != null) {
                args.values.put(param, param.read(json));
                found++;
            } else if (param.isRequired()) {
                throw Problem.of(EdgeRefusal.PARAM_MISSING).about(param.name()).exception();
            }
        }
        if (found < object.fields().size()) {
            refuseUnknown(params, object);
        }
        return args;
    }

    private static void refuseUnknown(List<Param<?>> params, JsonObject object) {
        for (String name : object.fields().keySet()) {
            if (params.stream().noneMatch(param -> param.name().equals(name))) {
                throw Problem.of(EdgeRefusal.PARAM_UNKNOWN).about(name).exception();
            }
        }
    }

    /** The value of a parameter, or null if it was left out. */
    public <T> @Nullable T find(Param<T> param) {
        @SuppressWarnings("unchecked") // Put there by the parameter itself.
        T value = (T) values.get(param);
        return value;
    }

    /** The value of a parameter that always has one. */
    <T> T get(Param<T> param) {
        return Optional.ofNullable(find(param))
                .or(param::fallback)
                .orElseThrow(() -> new IllegalStateException(param.name() + " is read, and may have no value"));
    }
}
