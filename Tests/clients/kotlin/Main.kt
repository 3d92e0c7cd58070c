// Compiled together with the models that the generator made: reads answers with them and writes them again: Main FROM TO.
import java.io.File
import kotlin.system.exitProcess
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive

fun main(arguments: Array<String>) {
    val (from, to) = arguments.map(::File)
    for (entry in Json.parseToJsonElement(File(from, "index.json").readText()).jsonArray) {
        fun of(name: String) = entry.jsonObject.getValue(name).jsonPrimitive.content
        try {
            File(to, of("file")).writeText(reread(of("schema"), File(from, of("file")).readText()))
        } catch (error: Exception) {
            System.err.println("GET ${of("target")} cannot be read: $error")
            exitProcess(1)
        }
    }
}
